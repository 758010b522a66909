import type { PartnerType } from '../../../../../contracts/common';
import type { Field, Values } from './values';

export interface StepProps {
  type: PartnerType;
  values: Values;
  errors: Partial<Record<Field, string>>;
  isOperator: boolean;
  onChange: (changed: Partial<Values>) => void;
}
