import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { BASES, SERVICE_CLASSES, TECHNOLOGIES } from '../../engine/vocabulary.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { changedRules, NUMBER_RULES, type RuleForm, toRuleForm } from './changed-rules.ts';
import { CheckField, SelectField, TextField } from './fields.tsx';
import { addEdits } from './what-if-actions.ts';
import { useWhatIfWords } from './words.ts';

/** The thresholds that verdicts hang on. */
export function RulesForm() {
  const words = useWhatIfWords();
  const messages = useMessages();
  const profile = useApp((state) => state.analysed!.profile);
  const [form, setForm] = useState<RuleForm>(() => toRuleForm(profile));
  const [seen, setSeen] = useState(profile);
  // After an undo the form shows the thresholds that count.
  if (seen !== profile) {
    setSeen(profile);
    setForm(toRuleForm(profile));
  }
  const change = (changed: Partial<RuleForm>) => setForm({ ...form, ...changed });
  const read = changedRules(profile, form);
  const problems = 'problems' in read ? read.problems : {};
  const changes = 'changes' in read ? read.changes : {};
  const rangeOf = (name: (typeof NUMBER_RULES)[number]) =>
    problems[name] === undefined ? null : words.inRange('0', name === 'covered_share_min' ? '1' : '20037508');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(changes).length > 0) addEdits([{ kind: 'change-profile', profile: changes }]);
      }}
    >
      <SelectField
        label={words.rules.min_technology}
        value={form.min_technology}
        options={TECHNOLOGIES.map((name) => [name, name])}
        onChange={(technology) => change({ min_technology: technology })}
      />
      <CheckField
        label={words.rules.counted_service_classes}
        options={SERVICE_CLASSES.map((name) => [name, messages.serviceClasses[name]])}
        chosen={form.counted_service_classes}
        onChange={(classes) => change({ counted_service_classes: classes })}
      />
      <CheckField
        label={words.rules.counted_basis}
        options={BASES.map((name) => [name, messages.bases[name]])}
        chosen={form.counted_basis}
        onChange={(basis) => change({ counted_basis: basis })}
      />
      {NUMBER_RULES.map((name) => (
        <TextField
          key={name}
          type="number"
          label={`${words.rules[name]}${name.endsWith('_m') ? ` (${words.metres})` : ''}`}
          value={form[name]}
          problem={rangeOf(name)}
          onChange={(typed) => change({ [name]: typed })}
        />
      ))}
      <TextField
        type="date"
        label={words.rules.new_since}
        value={form.new_since}
        onChange={(date) => change({ new_since: date })}
      />
      <Button className="button" type="submit" isDisabled={Object.keys(changes).length === 0}>
        {words.apply}
      </Button>
    </form>
  );
}
