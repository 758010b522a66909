import { useGetTechPartnerQuery } from '../../services/techPartners';

/** The partner that a drawer is about; asked for by id, as the table below may show another page. */
export const usePartnerOfDrawer = (partnerId: string) => {
  const { data, error, isLoading, refetch } = useGetTechPartnerQuery(partnerId);
  return { data, error, isLoading, refetch };
};
