/** What a user does with proposals: ask, stop, look, wish otherwise, take over, take away. */
import { currentMap } from '../map/current-map.ts';
import { deskInUse } from '../state/actions.ts';
import { app } from '../state/app-state.ts';
import { stemOfOpened, take } from '../takeaway/take-away.ts';
import type { ProposalProgress } from '../work/desk/propose.ts';
import { type Goal, toAsk } from './goal.ts';
import { type Answered, NOTHING_PROPOSED, proposals } from './proposals-state.ts';
import { type Wish, withoutWish, withWish } from './wishes.ts';

export const setGoal = (patch: Partial<Goal>): void => proposals.set({ goal: { ...proposals.get().goal, ...patch } });
export const setPart = (part: 'plan' | 'operator'): void => proposals.set({ part });
export const openForm = (isFormOpen: boolean): void => proposals.set({ isFormOpen });

/** More points than this are not seen in a small chart. */
const MOST_HEARD = 240;

/** What was heard with one more; every second is let go when there are too many. */
export function hear(heard: readonly ProposalProgress[], next: ProposalProgress): ProposalProgress[] {
  const last = heard.at(-1);
  const isNews =
    last === undefined || last.stage !== next.stage || last.best !== next.best || last.bound !== next.bound;
  const kept = isNews ? heard : heard.slice(0, -1);
  const thin = kept.length >= MOST_HEARD ? kept.filter((_, i) => i % 2 === 0) : kept;
  return [...thin, next];
}

/** Asks for a proposal as the form and the wishes have it. What is wrong with the form stays for it to say. */
export async function solve(): Promise<void> {
  const { goal, wishes, answer, isSolving } = proposals.get();
  const { analysed, opened } = app.get();
  if (analysed === null || opened === null || isSolving) return;
  const asked = toAsk(goal, analysed, wishes);
  if ('problems' in asked) return;
  const { dataset } = opened;
  proposals.set({
    isSolving: true,
    isExamining: false,
    isStopping: false,
    heard: [],
    failure: null,
    site: null,
    moving: null,
    part: 'plan',
  });
  let isOver = false;
  try {
    const found = await deskInUse().propose(asked.ask, (progress) => {
      if (!isOver) proposals.set({ heard: hear(proposals.get().heard, progress) });
    });
    if (app.get().opened?.dataset !== dataset) return;
    const answered: Answered = { ...found, ask: asked.ask, dataset };
    proposals.set({
      answer: answered,
      earlier: answer?.dataset === dataset ? answer : null,
      isFormOpen: false,
      acceptedAs: null,
    });
    // What was ended early is taken as it is: more work would answer something else.
    if (found.report.result.stopped === null && found.report.sites.length > 0) void examine(answered);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (name !== 'AbortError') proposals.set({ failure: { kind: name === 'RangeError' ? 'wish' : 'other', message } });
  } finally {
    isOver = true;
    proposals.set({ isSolving: false, isStopping: false });
  }
}

/** Works out the curve and what the answer hangs on, while the answer is there to be read. */
async function examine(answered: Answered): Promise<void> {
  proposals.set({ isExamining: true });
  try {
    const whole = await deskInUse().examine();
    if (whole !== null && proposals.get().answer === answered)
      proposals.set({ answer: { ...answered, ...whole, isWhole: true } });
  } catch {
    // The answer stands without it; the next one is examined anew.
  } finally {
    const { answer, isSolving } = proposals.get();
    if (!isSolving && (answer === answered || answer?.isWhole))
      proposals.set({ isExamining: false, isStopping: false });
  }
}

/** Ends the solving with the best so far. */
export function stop(): void {
  proposals.set({ isStopping: true });
  void deskInUse().stopProposing();
}

/** Looks at a proposed site, `null` at none. */
export function lookAt(site: number | null): void {
  proposals.set({ site, moving: null });
  const found = proposals.get().answer?.report.sites.find(({ order }) => order === site);
  if (found !== undefined) currentMap()?.reveal(found.position.lng, found.position.lat);
}

export const wish = (one: Wish): void => proposals.set({ wishes: withWish(proposals.get().wishes, one), moving: null });
export const unwish = (id: string): void => proposals.set({ wishes: withoutWish(proposals.get().wishes, id) });
export const unwishAll = (): void => proposals.set({ wishes: [] });

/** Begins to choose another place for a site, `null` ends it. */
export const beginMove = (moving: number | null): void => proposals.set({ moving });

/** Takes the sites over: behind the edits of the current scenario, or into a new one of that name. */
export async function accept(name: string): Promise<void> {
  const { answer } = proposals.get();
  if (answer === null) return;
  const [{ addEdits }, { whatIf }] = await Promise.all([
    import('../whatif/what-if-actions.ts'),
    import('../whatif/what-if-state.ts'),
  ]);
  addEdits(answer.report.scenario.edits, name);
  proposals.set({ acceptedAs: whatIf.get().current ?? name });
}

/** Saves a file of the proposal as the command line writes it. */
export const takeProposalFile = (name: string): Promise<void> =>
  take(`${stemOfOpened()}-${name.replaceAll('/', '-')}`, () => deskInUse().proposalFile(name));

/** Finds out what the others' masts offer an operator, and which masts could have been one. */
export async function chooseOperator(operator: string): Promise<void> {
  proposals.set({ operator, isAsking: true, failure: null, offer: null, nearGroup: null });
  await asking(async () => {
    const found = await deskInUse().opportunities(operator);
    const near = proposals.get().near ?? (await deskInUse().nearDuplicates(proposals.get().nearM));
    if (proposals.get().operator === operator) proposals.set({ offers: { operator, ...found }, near });
  });
}

/** Finds the masts of different users less than this apart. */
export async function findNear(nearM: number): Promise<void> {
  proposals.set({ nearM, isAsking: true, failure: null, nearGroup: null });
  await asking(async () => {
    const near = await deskInUse().nearDuplicates(nearM);
    if (proposals.get().nearM === nearM) proposals.set({ near });
  });
}

async function asking(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (name !== 'AbortError') proposals.set({ failure: { kind: name === 'RangeError' ? 'wish' : 'other', message } });
  } finally {
    proposals.set({ isAsking: false });
  }
}

/** Shows an offer on the map. */
export function lookAtOffer(offer: number | null): void {
  proposals.set({ offer, nearGroup: null });
  const found = offer === null ? undefined : proposals.get().offers?.opportunities[offer];
  if (found !== undefined) currentMap()?.reveal(found.lng, found.lat);
}

/** Shows a group of masts that could have been one. */
export function lookAtNear(nearGroup: number | null): void {
  proposals.set({ nearGroup, offer: null });
  const found = nearGroup === null ? undefined : proposals.get().near?.groups[nearGroup]?.locations[0];
  if (found !== undefined) currentMap()?.reveal(found.lng, found.lat);
}

let known = app.get().request;

/** Another dataset begins with nothing proposed. */
function keepUp(): void {
  const { request } = app.get();
  if (request === known) return;
  known = request;
  proposals.set(NOTHING_PROPOSED);
}
app.subscribe(keepUp);
