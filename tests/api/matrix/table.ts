import { readFileSync } from 'node:fs';
import path from 'node:path';
import { columns, type Column } from './world';

const FILE = path.join(__dirname, 'statuses.md');

export type Row = Record<Column, number>;

/** The expected statuses, by route; statuses.md is the table that people read and change. */
export const readTable = (): Map<string, Row> => {
  const lines = readFileSync(FILE, 'utf8').split('\n');
  const rows = lines
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
    );
  const [head = [], , ...body] = rows;
  expect(head).toEqual(['route', ...columns]);
  return new Map(
    body.map(([route = '', ...cells]) => [
      route,
      Object.fromEntries(columns.map((column, i) => [column, Number(cells[i])])) as Row,
    ])
  );
};

/** A row as it would stand in the table. */
export const printRow = (route: string, row: Row) =>
  `| ${[route, ...columns.map((column) => row[column])].join(' | ')} |`;
