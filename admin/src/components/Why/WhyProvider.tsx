import * as React from 'react';

import { WhyDialog } from './WhyDialog';

import type { ExplainAccessQuery, Explanation } from '../../../../contracts/access';

/** What a *Why?* is asked about; the dialog lets one choose another right. */
export type WhyQuestion = ExplainAccessQuery;

/** What stands beside the answer, to ask for access, for example. */
type WhyAction = (explanation: Explanation) => React.ReactNode;

interface Why {
  ask: (question: WhyQuestion) => void;
  action?: WhyAction;
}

const WhyContext = React.createContext<Why | null>(null);

/** `null` outside of the center. */
export const useWhy = () => React.useContext(WhyContext);

/**
 * Shows the dialog for every *Why?* below it. A drawer has one of its own, so that the dialog opens inside of its focus
 * trap; rows have none, because they may scroll away while it is open.
 *
 * @param action of the provider around this one unless given
 */
export const WhyProvider = ({ action, children }: { action?: WhyAction; children: React.ReactNode }) => {
  const outer = useWhy();
  const [question, setQuestion] = React.useState<WhyQuestion | null>(null);
  const chosen = action ?? outer?.action;
  const why = React.useMemo(() => ({ ask: setQuestion, action: chosen }), [chosen]);

  return (
    <WhyContext.Provider value={why}>
      {children}
      {question ? <WhyDialog question={question} action={chosen} onClose={() => setQuestion(null)} /> : null}
    </WhyContext.Provider>
  );
};
