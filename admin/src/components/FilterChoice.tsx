import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

const ALL = 'all';

interface FilterChoiceProps {
  label: string;
  /** Beside a search field, where what it is set to says enough. */
  isLabelHidden?: boolean;
  value: string | undefined;
  all: string;
  options: Record<string, string>;
  onChange: (value: string | undefined) => void;
}

/** One value of few to narrow a list by, or all of them. */
export const FilterChoice = ({ label, isLabelHidden = false, value, all, options, onChange }: FilterChoiceProps) => (
  <Field.Root>
    {isLabelHidden ? null : <Field.Label>{label}</Field.Label>}
    <SingleSelect
      size="S"
      value={value ?? ALL}
      onChange={(next) => onChange(next === ALL ? undefined : String(next))}
      aria-label={label}
    >
      <SingleSelectOption value={ALL}>{all}</SingleSelectOption>
      {Object.entries(options).map(([key, text]) => (
        <SingleSelectOption key={key} value={key}>
          {text}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Field.Root>
);
