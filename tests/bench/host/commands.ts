import { measureAccess } from './access';
import { forgetImported, insertCustomersByHand } from './imports';
import { measureService } from './service';
import { measureMemory, startMemory } from './memory';
import { findFreeCustomers, insertByHand, undoSaves } from './saves';
import { makeStaff } from './staff';
import { findTerms } from './terms';
import { describe } from './world';

/** What the bench may ask of the process that runs Strapi. Each takes Strapi and its input. */
export const commands = {
  describe,
  findTerms,
  makeStaff,
  measureService,
  measureAccess,
  startMemory,
  measureMemory,
  findFreeCustomers,
  insertByHand,
  undoSaves,
  insertCustomersByHand,
  forgetImported,
};

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = Parameters<(typeof commands)[N]>[1];
export type CommandOutput<N extends CommandName> = Awaited<ReturnType<(typeof commands)[N]>>;
