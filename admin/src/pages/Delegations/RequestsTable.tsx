import { ListTable, type ListColumn, type ListTableProps } from '../../components/ListTable';
import { useTranslate } from '../../hooks/useTranslate';

import { TwoLines } from './grantCells';
import { useTargetKinds } from './labels';
import { QueueButtons, StateCell, useDay, WishCell } from './QueueCells';
import { useWish } from './useWish';

import type { AccessRequest } from '../../../../contracts/access-requests';

export type RequestAction = 'grant' | 'decline' | 'withdraw';

interface RequestsTableProps extends Omit<ListTableProps<AccessRequest>, 'columns' | 'actions'> {
  box: 'queue' | 'mine';
  onAction: (action: RequestAction, request: AccessRequest) => void;
}

/** When it was asked, or decided and by whom. */
const useSince = () => {
  const t = useTranslate();
  const day = useDay();
  return ({ createdAt, decidedAt, decidedBy }: AccessRequest) =>
    decidedAt
      ? t('requests.decided', '{day}, by {name}', {
          day: day(decidedAt),
          name: decidedBy ?? t('requests.operator', 'the operator'),
        })
      : t('requests.asked', 'Asked on {day}', { day: day(createdAt) });
};

const useTargetName = () => {
  const t = useTranslate();
  return ({ target }: AccessRequest) => target.name ?? t('requests.unseen', 'Out of your sight now');
};

const useColumns = (box: 'queue' | 'mine'): ListColumn<AccessRequest>[] => {
  const t = useTranslate();
  const kinds = useTargetKinds();
  const wish = useWish();
  const since = useSince();
  const targetName = useTargetName();
  const column = (name: string, label: string, cell: ListColumn<AccessRequest>['cell']) => ({
    ...{ name, label, cell },
    sortable: false,
  });
  const requester = column(
    'requester',
    t('requests.column.requester', 'Who asks'),
    ({ requester: { name, partner } }) => <TwoLines first={name} second={partner} />
  );
  return [
    ...(box === 'queue' ? [requester] : []),
    column('target', t('requests.column.target', 'Access to'), (row) => (
      <TwoLines first={targetName(row)} second={kinds[row.target.kind]} />
    )),
    column('wish', t('requests.column.wish', 'Asked for'), (row) => <WishCell wish={wish(row)} reason={row.reason} />),
    column('state', t('requests.column.state', 'State'), (row) => <StateCell request={row} since={since(row)} />),
  ];
};

export const RequestsTable = ({ box, onAction, ...table }: RequestsTableProps) => {
  const t = useTranslate();
  const columns = useColumns(box);
  const targetName = useTargetName();

  const actionsOf = (row: AccessRequest) => {
    const texts: [RequestAction, boolean, string][] = [
      ['grant', row.canDecide, t('requests.grant', 'Grant')],
      ['decline', row.canDecide, t('requests.decline', 'Decline')],
      ['withdraw', row.canWithdraw, t('requests.withdraw', 'Withdraw')],
    ];
    const names = { name: row.requester.name, target: targetName(row) };
    const actions = texts
      .filter(([, isOffered]) => isOffered)
      .map(([action, , text]) => ({
        ...{ action, text },
        label: t('requests.action-of', '{action}: {name} on {target}', { action: text, ...names }),
      }));
    return <QueueButtons actions={actions} onAction={(action) => onAction(action, row)} />;
  };

  return <ListTable {...table} columns={columns} actions={actionsOf} />;
};
