import { Divider, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useMe } from '../../hooks/useMe';
import { useScrollRestoration } from '../../hooks/useScrollRestoration';
import { useTranslate } from '../../hooks/useTranslate';

import { LicensesPanel } from './LicensesPanel';
import { ProductsPanel } from './ProductsPanel';
import { useLicensesState } from './useLicensesState';

/** *Products & Licenses* for operators, who keep both; everybody else sees the licenses in scope (AC-1, AC-4). */
export const LicensesPage = () => {
  const t = useTranslate();
  const isOperator = useMe().kind === 'operator';
  const state = useLicensesState();
  useScrollRestoration(true);
  const title = isOperator ? t('licenses.title.operator', 'Products & Licenses') : t('licenses.title', 'Licenses');

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={t('licenses.subtitle', 'What partners and customers have licensed, and until when')}
      />
      <Layouts.Content>
        {isOperator ? (
          <Tabs.Root variant="simple" value={state.tab} onValueChange={state.setTab}>
            <Tabs.List aria-label={title}>
              <Tabs.Trigger value="licenses">{t('licenses.title', 'Licenses')}</Tabs.Trigger>
              <Tabs.Trigger value="products">{t('products.tab', 'Products')}</Tabs.Trigger>
            </Tabs.List>
            <Divider />
            <Tabs.Content value="licenses">
              <LicensesPanel state={state} />
            </Tabs.Content>
            <Tabs.Content value="products">
              <ProductsPanel state={state} />
            </Tabs.Content>
          </Tabs.Root>
        ) : (
          <LicensesPanel state={state} />
        )}
      </Layouts.Content>
    </Page.Main>
  );
};
