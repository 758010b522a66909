import { Badge } from '@strapi/design-system';

interface StateBadgeProps {
  label: string;
  tone: 'success' | 'neutral' | 'danger' | 'alternative' | 'primary' | 'secondary';
}

/** The variants' own colours lack contrast in the dark theme. */
export const StateBadge = ({ label, tone }: StateBadgeProps) =>
  tone === 'neutral' ? (
    <Badge size="S" backgroundColor="neutral150" textColor="neutral700">
      {label}
    </Badge>
  ) : (
    <Badge size="S" backgroundColor={`${tone}100`} textColor={`${tone}700`}>
      {label}
    </Badge>
  );
