import * as React from 'react';

interface Steps<Data, Preview, Result> {
  preview: (data: Data) => Promise<Preview>;
  save: (data: Data) => Promise<Result>;
  onSaved: (result: Result) => void;
  /** Whether the preview has something to confirm; everything has, unless told. */
  isWorthShowing?: (preview: Preview) => boolean;
  onError?: (error: unknown) => void;
}

/** Save, with the preview in between where one is due. Nothing is lost on an error: what was chosen stays as it is. */
export const useSaveWithPreview = <Data, Preview, Result>({
  preview,
  save,
  onSaved,
  isWorthShowing = () => true,
  onError,
}: Steps<Data, Preview, Result>) => {
  const [pending, setPending] = React.useState<{ data: Data; preview: Preview } | null>(null);
  const [step, setStep] = React.useState<'previewing' | 'saving' | null>(null);
  const [error, setError] = React.useState<unknown>(null);

  const attempt = async (work: () => Promise<void>) => {
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setPending(null);
      setError(thrown);
      onError?.(thrown);
    } finally {
      setStep(null);
    }
  };

  const commit = async (data: Data) => {
    setStep('saving');
    const result = await save(data);
    setPending(null);
    onSaved(result);
  };

  return {
    /** @param previewFirst `save` commits at once without it */
    start: (data: Data, previewFirst: boolean) =>
      attempt(async () => {
        if (!previewFirst) return commit(data);
        setStep('previewing');
        const found = await preview(data);
        return isWorthShowing(found) ? setPending({ data, preview: found }) : commit(data);
      }),
    confirm: () => pending && void attempt(() => commit(pending.data)),
    cancelPreview: () => setPending(null),
    preview: pending?.preview ?? null,
    isBusy: step !== null,
    isSaving: step === 'saving',
    error,
  };
};
