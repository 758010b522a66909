import { AUDIT_ACTIONS, AUDIT_TARGET_TYPES } from '../../contracts/audit-log';
import { FIELDS } from '../../server/src/audit/fields';
import de from '../../admin/src/translations/de.json';
import en from '../../admin/src/translations/en.json';

describe('What the audit log says', () => {
  it.each([
    ['English', en],
    ['German', de],
  ])('[X-4] has a word in %s for every action, target and field', (_language, texts) => {
    const keys = [
      ...AUDIT_ACTIONS.map((action) => `audit-log.action.${action}`),
      ...AUDIT_TARGET_TYPES.map((type) => `audit-log.target.${type}`),
      ...new Set(
        Object.values(FIELDS)
          .flat()
          .map((field) => `audit-log.field.${field}`)
      ),
    ];
    expect(keys.filter((key) => !(key in texts))).toEqual([]);
  });
});
