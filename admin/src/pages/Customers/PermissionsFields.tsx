import {
  Field,
  Flex,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';

import { AccessPeriodField } from '../../components/AccessPeriodField';
import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';
import { useListPrivilegeGroupsQuery } from '../../services/privilegeGroups';
import { MembersField, type PickedMember } from '../PrivilegeGroups/MembersField';

import { SYSTEM_ROLES, type SystemRole } from '../../../../contracts/common';

import type { useAccessPeriod } from '../../hooks/useAccessPeriod';

interface Permissions {
  members: (PickedMember & { role: SystemRole })[];
  groups: { documentId: string; name: string }[];
}

export const NO_PERMISSIONS: Permissions = { members: [], groups: [] };

interface PermissionsFieldsProps {
  /** documentId of the account whose people are chosen; the own unless given. */
  partner?: string;
  isDisabled: boolean;
  value: Permissions;
  error?: string;
  period: ReturnType<typeof useAccessPeriod>;
  onChange: (value: Permissions) => void;
}

const GROUPS_LISTED = 100;

/** Users and groups that may work at the new customer from the beginning, with role and period (CU-8). */
export const PermissionsFields = ({ partner, isDisabled, value, error, period, onChange }: PermissionsFieldsProps) => {
  const t = useTranslate();
  const roles = useRoleTexts();
  const { data } = useListPrivilegeGroupsQuery({ partner, pageSize: GROUPS_LISTED }, { skip: isDisabled });
  const groups = data?.data ?? [];
  const setRole = (id: string, role: SystemRole) =>
    onChange({
      ...value,
      members: value.members.map((member) => (member.documentId === id ? { ...member, role } : member)),
    });

  return (
    <Flex
      tag="fieldset"
      direction="column"
      alignItems="stretch"
      gap={4}
      borderWidth={0}
      padding={0}
      style={{ margin: 0 }}
    >
      <Typography tag="legend" variant="delta" paddingBottom={4} paddingLeft={0} paddingRight={0}>
        {t('customer-list.permissions', 'Permissions')}
      </Typography>
      <MembersField
        partner={partner}
        value={value.members}
        error={error}
        disabled={isDisabled}
        onChange={(members) =>
          onChange({
            ...value,
            members: members.map((member) => ({
              ...member,
              role: value.members.find(({ documentId }) => documentId === member.documentId)?.role ?? 'administrator',
            })),
          })
        }
      />
      {value.members.map(({ documentId, name, role }) => (
        <Field.Root key={documentId} name={`role-${documentId}`}>
          <Field.Label>{t('customer-list.permissions.role', 'Role of {name}', { name })}</Field.Label>
          <SingleSelect size="S" value={role} onChange={(next) => setRole(documentId, next as SystemRole)}>
            {SYSTEM_ROLES.map((each) => (
              <SingleSelectOption key={each} value={each}>
                {roles[each].label}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ))}
      {groups.length > 0 ? (
        <Field.Root name="groups">
          <Field.Label>{t('customer-list.permissions.groups', 'Privilege groups')}</Field.Label>
          <MultiSelect
            placeholder={t('customer-list.permissions.groups.none', 'No group')}
            value={value.groups.map(({ documentId }) => documentId)}
            onChange={(ids: string[]) =>
              onChange({ ...value, groups: groups.filter(({ documentId }) => ids.includes(documentId)) })
            }
            withTags
          >
            {groups.map(({ documentId, name }) => (
              <MultiSelectOption key={documentId} value={documentId}>
                {name}
              </MultiSelectOption>
            ))}
          </MultiSelect>
        </Field.Root>
      ) : null}
      {value.members.length + value.groups.length > 0 ? (
        <AccessPeriodField
          value={period.period}
          error={period.error}
          hint={t('customer-list.permissions.period', 'Applies to everybody chosen here.')}
          onChange={period.setPeriod}
        />
      ) : null}
    </Flex>
  );
};
