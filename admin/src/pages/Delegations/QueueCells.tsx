import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { StateBadge } from '../../components/StateBadge';

import { useRequestStates } from './labels';

import type { RequestState } from '../../../../contracts/access-requests';

const TONES = { open: 'secondary', granted: 'success', declined: 'danger', withdrawn: 'neutral' } as const;

/** Instants as a queue shows them. */
export const useDay = () => {
  const { formatDate } = useIntl();
  return (instant: string) => formatDate(instant, { dateStyle: 'medium' });
};

/** What is asked for, and below it why. */
export const WishCell = ({ wish, reason }: { wish: string; reason: string }) => (
  <Flex direction="column" alignItems="flex-start" gap={1}>
    <Typography textColor="neutral800">{wish}</Typography>
    <Typography variant="pi" textColor="neutral600" ellipsis maxWidth="min(26rem, 20vw)" title={reason}>
      {reason}
    </Typography>
  </Flex>
);

interface StateCellProps {
  request: { state: RequestState; note: string };
  /** When it was asked or decided, and by whom. */
  since: string;
}

export const StateCell = ({ request: { state, note }, since }: StateCellProps) => {
  const states = useRequestStates();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StateBadge label={states[state]} tone={TONES[state]} />
      <Typography variant="pi" textColor="neutral600">
        {since}
      </Typography>
      {note ? (
        <Typography variant="pi" textColor="neutral800" ellipsis maxWidth="min(18rem, 15vw)" title={note}>
          {note}
        </Typography>
      ) : null}
    </Flex>
  );
};

interface QueueButtonsProps<TAction extends string> {
  /** What can be done to the row: its text, and the same with the row's name. */
  actions: { action: TAction; text: string; label: string }[];
  onAction: (action: TAction) => void;
}

export const QueueButtons = <TAction extends string>({ actions, onAction }: QueueButtonsProps<TAction>) => (
  <Flex gap={2} justifyContent="end">
    {actions.map(({ action, text, label }) => (
      <Button
        key={action}
        size="S"
        variant={action === 'grant' ? 'secondary' : 'tertiary'}
        aria-label={label}
        onClick={() => onAction(action)}
      >
        {text}
      </Button>
    ))}
  </Flex>
);
