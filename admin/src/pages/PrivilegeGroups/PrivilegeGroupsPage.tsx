export const PrivilegeGroupsPage = () => null;
