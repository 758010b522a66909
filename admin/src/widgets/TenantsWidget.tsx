import { Widget } from '@strapi/strapi/admin';
import { Navigate } from 'react-router-dom';

import { StatusDonut } from '../components/StatusDonut';
import { DASHBOARD, PLUGIN_PATH } from '../constants';
import { useFigures } from '../hooks/useFigures';
import { useTranslate } from '../hooks/useTranslate';

import { useWidgetData } from './useWidgetData';

/**
 * The tenants of the platform by status. Members, to whom Strapi's home page has nothing to show, go on to their own
 * dashboard (settled reading 1).
 */
export const TenantsWidget = () => {
  const t = useTranslate();
  const figures = useFigures();
  const { me, data, hasFailed } = useWidgetData();
  if (me?.kind === 'member') return <Navigate to={`${PLUGIN_PATH}/${DASHBOARD}`} replace />;
  if (hasFailed) return <Widget.Error />;
  if (!data) return <Widget.Loading />;
  if (!data.customers) return <Widget.NoPermissions />;
  return <StatusDonut unit={t('dashboard.tenants', 'Tenants')} slices={figures.statuses(data.customers)} />;
};
