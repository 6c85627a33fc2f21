import { useEffect, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import '../styles/tabs.css';
import { SidePanel } from './side-panel.tsx';
import TablePanel from './table-panel.tsx';
import WhyPanel from './why-panel.tsx';

/** Scorecard, gap list and why one behind the other, below the map; choosing a village brings its why to the front. */
export default function NarrowTabs() {
  const words = useMessages();
  const selection = useApp((state) => state.selection);
  const [tab, setTab] = useState('scorecard');
  useEffect(() => {
    if (selection !== null) setTab('why');
  }, [selection]);
  return (
    <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setTab(String(key))}>
      <TabList className="tab-list" aria-label={words.tagline}>
        <Tab id="scorecard" className="tab">
          {words.scorecard}
        </Tab>
        <Tab id="gaps" className="tab">
          {words.gapsShort}
        </Tab>
        <Tab id="why" className="tab">
          {words.why}
        </Tab>
      </TabList>
      <TabPanel id="scorecard" className="tab-panel">
        <SidePanel />
      </TabPanel>
      <TabPanel id="gaps" className="tab-panel">
        <TablePanel />
      </TabPanel>
      <TabPanel id="why" className="tab-panel">
        <WhyPanel />
      </TabPanel>
    </Tabs>
  );
}
