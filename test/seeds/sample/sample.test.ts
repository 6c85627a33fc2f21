/** The suites that look at the written samples share one process, so that each sample is made once. */
import './calibration.suite.ts';
import './determinism.suite.ts';
import './layers.suite.ts';
import './partition.suite.ts';
import './baselines.suite.ts';
