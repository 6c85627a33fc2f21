import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | null | undefined;
  readonly children: (ids: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode;
}

/** A labelled input with what is to be said about it. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  const about = problem ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-about`, 'aria-invalid': Boolean(problem) })}
      <small id={`${id}-about`} className={problem ? 'problem' : 'muted'}>
        {about}
      </small>
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly type?: 'text' | 'date' | 'number';
  readonly onChange: (value: string) => void;
}

export const TextField = ({ label, value, hint, problem, type = 'text', onChange }: TextProps) => (
  <Field label={label} hint={hint} problem={problem}>
    {(ids) => (
      <input
        {...ids}
        type={type === 'number' ? 'text' : type}
        inputMode={type === 'number' ? 'decimal' : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

interface PickProps<Name extends string> {
  readonly label: string;
  readonly value: Name;
  readonly options: readonly (readonly [Name, string])[];
  readonly onChange: (value: Name) => void;
}

/** One of a few. */
export const SelectField = <Name extends string>({ label, value, options, onChange }: PickProps<Name>) => (
  <Field label={label}>
    {(ids) => (
      <select {...ids} value={value} onChange={(event) => onChange(event.target.value as Name)}>
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    )}
  </Field>
);

interface CheckProps<Name extends string> {
  readonly label: string;
  readonly options: readonly (readonly [Name, string])[];
  readonly chosen: readonly Name[];
  readonly onChange: (chosen: Name[]) => void;
}

/** Any of a few, in the order of the options. */
export const CheckField = <Name extends string>({ label, options, chosen, onChange }: CheckProps<Name>) => (
  <fieldset className="field">
    <legend>{label}</legend>
    <div className="checks">
      {options.map(([name, text]) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ target }) =>
              onChange(
                options.map(([one]) => one).filter((one) => (one === name ? target.checked : chosen.includes(one))),
              )
            }
          />
          {text}
        </label>
      ))}
    </div>
  </fieldset>
);

/** The number in a text with a decimal point or comma, NaN where there is none. */
export const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));
