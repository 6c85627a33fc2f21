import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useMessages } from '../messages/index.ts';
import { type Tab as TabName, useApp } from '../state/app-state.ts';
import { showTab } from '../state/view-actions.ts';
import '../styles/tabs.css';
import { SidePanel } from './side-panel.tsx';
import TablePanel from './table-panel.tsx';
import WhyPanel from './why-panel.tsx';

/** Scorecard, gap list and why one behind the other, below the map; choosing a village brings its why to the front. */
export default function NarrowTabs() {
  const words = useMessages();
  const tab = useApp((state) => state.tab);
  return (
    <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => showTab(key as TabName)}>
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
