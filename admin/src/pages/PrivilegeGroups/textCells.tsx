import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

export const NameAndDescription = ({ name, description }: { name: string; description: string }) => (
  <>
    <Typography textColor="neutral800" fontWeight="semiBold" tag="p" ellipsis maxWidth="32rem" title={name}>
      {name}
    </Typography>
    {description ? (
      <Typography variant="pi" textColor="neutral600" tag="p" ellipsis maxWidth="32rem" title={description}>
        {description}
      </Typography>
    ) : null}
  </>
);

export const TextCell = ({ children }: { children: string }) => (
  <Typography textColor="neutral800" ellipsis maxWidth="24rem" title={children}>
    {children}
  </Typography>
);

export const NumberCell = ({ children }: { children: number }) => {
  const { formatNumber } = useIntl();
  return <Typography textColor="neutral800">{formatNumber(children)}</Typography>;
};
