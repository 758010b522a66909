import fc from 'fast-check';
import {
  canSelectAllMatching,
  canToggle,
  countChanges,
  EMPTY_SELECTION,
  headerState,
  isDirty,
  isTicked,
  needsPreview,
  selectionReducer,
  toRequest,
  type Selection,
  type SelectionAction,
  type SelectionRow,
} from '../../admin/src/pages/TechPartners/AssignedCustomers/selection';
import { matchesSearch } from '../../admin/src/pages/TechPartners/AssignedCustomers/matchesSearch';
import type { SaveAssignedCustomersBody } from '../../contracts/assigned-customers';

const period = { from: '2026-01-01T00:00:00.000Z', until: null, timeZone: null, state: 'active' as const };

const row = (name: string, isAssigned = false, blocked: SelectionRow['blocked'] = null): SelectionRow => ({
  documentId: `id${name.toLowerCase().replace(/\W/g, '')}`,
  name,
  tags: [],
  assigned: isAssigned ? period : null,
  blocked,
});

const after = (...actions: SelectionAction[]) => actions.reduce(selectionReducer, EMPTY_SELECTION);
const toggle = (of: SelectionRow): SelectionAction => ({ type: 'toggle', row: of });
const allMatching = (search: string, tick = true): SelectionAction => ({
  type: 'set-all-matching',
  bulk: { tick, search },
});

/** Whom one side of a request names, as the server reads it: who can't be moved is skipped by a filter. */
const namedBy = (selection: SaveAssignedCustomersBody['assign'], rows: SelectionRow[]) => {
  const ids = new Set(selection?.ids);
  if (!selection || !('allMatching' in selection)) return ids;
  const except = new Set(selection.except);
  for (const candidate of rows) {
    const isFound = matchesSearch(candidate, selection.allMatching.search ?? '') && canToggle(candidate);
    if (isFound && !except.has(candidate.documentId)) ids.add(candidate.documentId);
  }
  return ids;
};

/** Who is assigned once the server has applied a request. */
const assignedAfter = (selection: Selection, rows: SelectionRow[]) => {
  const { assign, unassign } = toRequest(selection, null);
  const given = namedBy(assign, rows);
  const taken = namedBy(unassign, rows);
  return rows.map(({ documentId, assigned }) => {
    if (given.has(documentId) && taken.has(documentId)) throw new Error(`${documentId} is in both`);
    return given.has(documentId) || (assigned !== null && !taken.has(documentId));
  });
};

const acme = row('Acme Bakery');
const acmeAssigned = row('Acme Clinic', true);
const bolt = row('Bolt Garage');
const boltAssigned = row('Bolt School', true);

describe('ticks by name', () => {
  it('[TP-16] leaves nothing behind when a tick is taken back', () => {
    const selection = after(toggle(acme), toggle(boltAssigned), toggle(acme), toggle(boltAssigned));
    expect(selection).toEqual(EMPTY_SELECTION);
    expect(isDirty(selection)).toBe(false);
  });

  it('[TP-16] gives up a customer that may not be assigned any more, and moves none without the right', () => {
    const suspended = row('Suspended', true, 'not-active');
    const suspendedFree = row('Suspended too', false, 'not-active');
    const foreign = row('Foreign', true, 'no-right');
    const selection = after(toggle(suspended), toggle(suspendedFree), toggle(foreign));
    expect(toRequest(selection, null)).toMatchObject({
      assign: { ids: [] },
      unassign: { ids: [suspended.documentId] },
    });
  });

  it('[TP-16] previews what takes something or touches many, and saves a few gifts at once', () => {
    expect(needsPreview(after(toggle(acme)), 1)).toBe(false);
    expect(needsPreview(after(toggle(acme), toggle(bolt)), 1)).toBe(true);
    expect(needsPreview(after(toggle(acmeAssigned)), 1)).toBe(true);
    expect(needsPreview(after(allMatching('acme')), 1)).toBe(true);
  });
});

describe('all that match', () => {
  it('[TP-16] ticks on in another search beside it', () => {
    const selection = after(allMatching('acme'), toggle(bolt), toggle(boltAssigned));
    expect(toRequest(selection, null)).toEqual({
      assign: { allMatching: { search: 'acme' }, except: [], ids: [bolt.documentId] },
      unassign: { ids: [boltAssigned.documentId] },
      accessPeriod: null,
    });
    expect(countChanges(selection)).toEqual({
      assign: { count: 1, allBut: 0 },
      unassign: { count: 1, allBut: null },
    });
  });

  it('[TP-16] excepts what is unticked, wherever that is done', () => {
    const selection = after(allMatching('acme'), toggle(acme), toggle(acmeAssigned));
    expect(toRequest(selection, null)).toEqual({
      assign: { allMatching: { search: 'acme' }, except: [acme.documentId, acmeAssigned.documentId], ids: [] },
      unassign: { ids: [acmeAssigned.documentId] },
      accessPeriod: null,
    });
    expect(after(allMatching('acme'), toggle(acme), toggle(acme))).toEqual(after(allMatching('acme')));
  });

  it('[TP-16] takes in what was ticked of it before, and keeps the rest', () => {
    const selection = after(toggle(acme), toggle(bolt), toggle(acmeAssigned), allMatching('acme'));
    expect(Object.keys(selection.wishes)).toEqual([bolt.documentId]);
    expect(isTicked(selection, acmeAssigned)).toBe(true);
  });

  it('[TP-16] is undone without touching the ticks beside it', () => {
    const selection = after(allMatching('acme'), toggle(bolt), toggle(acme), { type: 'undo-all-matching' });
    expect(selection.bulk).toBeNull();
    expect(Object.keys(selection.wishes)).toEqual([bolt.documentId]);
  });

  it('[TP-16] matches one search at a time, or everything', () => {
    const selection = after(allMatching('acme'));
    expect(canSelectAllMatching(selection, 'acme')).toBe(true);
    expect(canSelectAllMatching(selection, 'bolt')).toBe(false);
    expect(canSelectAllMatching(selection, '')).toBe(true);
  });

  it('[TP-16] is given up on the list of assigned customers, and kept again', () => {
    const taken = after(allMatching('', false), toggle(acmeAssigned), toggle(bolt));
    expect(toRequest(taken, null)).toMatchObject({
      assign: { ids: [bolt.documentId] },
      unassign: { allMatching: {}, except: expect.arrayContaining([acmeAssigned.documentId]) },
    });
    const kept = selectionReducer(taken, { type: 'keep-assigned', search: '' });
    expect(toRequest(kept, null)).toMatchObject({ assign: { ids: [bolt.documentId] }, unassign: { ids: [] } });
  });

  it('[TP-16] shows in the header as all, some or none', () => {
    const rows = [acme, acmeAssigned, row('Acme Blocked', false, 'not-active')];
    expect(headerState(EMPTY_SELECTION, [acme], true)).toBe(false);
    expect(headerState(EMPTY_SELECTION, rows, true)).toBe('indeterminate');
    expect(headerState(after(allMatching('acme')), rows, true)).toBe(true);
    expect(headerState(after(allMatching('acme')), rows, false)).toBe('indeterminate');
  });
});

describe('any sequence of ticks', () => {
  const word = fc.constantFrom('Acme', 'Acorn', 'Bolt', 'Bay', 'Élan');
  const rows = fc.uniqueArray(
    fc.record({
      documentId: fc.stringMatching(/^[a-z0-9]{12}$/),
      name: fc.tuple(word, word).map((words) => words.join(' ')),
      tags: fc.array(word, { maxLength: 2 }),
      assigned: fc.option(fc.constant(period)),
      blocked: fc.constantFrom(null, null, null, 'not-active' as const, 'no-right' as const),
    }),
    { selector: ({ documentId }) => documentId, minLength: 1, maxLength: 12 }
  );
  const search = fc.constantFrom('', 'ac', 'acme', 'bolt', 'elan', 'zzz');
  const actions = rows.chain((all) => {
    const action: fc.Arbitrary<SelectionAction> = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...all).map(toggle) },
      {
        weight: 2,
        arbitrary: fc.record({ type: fc.constant('set-rows' as const), rows: fc.subarray(all), tick: fc.boolean() }),
      },
      { weight: 2, arbitrary: fc.tuple(search, fc.boolean()).map(([term, tick]) => allMatching(term, tick)) },
      fc.constant({ type: 'undo-all-matching' as const }),
      search.map((term) => ({ type: 'keep-assigned' as const, search: term }))
    );
    return fc.tuple(fc.constant(all), fc.array(action, { maxLength: 12 }));
  });

  it('[TP-16] asks for exactly what the ticks show, and never for one customer both ways', () => {
    fc.assert(
      fc.property(actions, ([all, sequence]) => {
        const selection = after(...sequence);
        expect(assignedAfter(selection, all)).toEqual(all.map((each) => isTicked(selection, each)));
      })
    );
  });

  it('[TP-16] moves only the row that is toggled, and toggling twice changes nothing', () => {
    fc.assert(
      fc.property(actions, fc.nat(), ([all, sequence], index) => {
        const before = after(...sequence);
        const moved = all[index % all.length]!;
        const once = selectionReducer(before, toggle(moved));
        for (const each of all) {
          const isMoved = each === moved && canToggle(each);
          expect(isTicked(once, each)).toBe(isMoved ? !isTicked(before, each) : isTicked(before, each));
        }
        const twice = selectionReducer(once, toggle(moved));
        expect({ ...twice, wishes: new Map(Object.entries(twice.wishes)) }).toEqual({
          ...before,
          wishes: new Map(Object.entries(before.wishes)),
        });
      })
    );
  });
});
