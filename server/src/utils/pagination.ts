import type { Pagination } from '../../../contracts/common';

/** @param total rows on all pages */
export const toPagination = (page: number, pageSize: number, total: number): Pagination => ({
  page,
  pageSize,
  pageCount: Math.ceil(total / pageSize),
  total,
});
