import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { type Asked, ErrorNotices, errorWords } from './errors';

type Failing = Pick<Asked, 'isError' | 'error'>;

const codeOf = ({ error }: Failing): string => errorWords(error).code;

/** Codes that are told above, on the same screen. */
const ToldAbove = createContext<readonly string[]>([]);

interface TellingProps {
  readonly of: readonly Failing[];
  /** Of what is around the notices. */
  readonly className?: string | undefined;
  /** Parts that ask for more; a dialog over the screen tells by itself, for it hides what is told below it. */
  readonly children?: ReactNode;
}

/**
 * Tells what a screen, or a part of one, failed with, and nothing that is told above: what stopped one part mostly stopped the others with
 * it. Trying again tries all that failed, also in the parts that say nothing.
 */
export function Telling({ of, className, children }: TellingProps) {
  const client = useQueryClient();
  const above = useContext(ToldAbove);
  const failed = of.filter(({ isError }) => isError);
  const refetch = () =>
    client.refetchQueries(
      { type: 'active', predicate: ({ state }) => state.status === 'error' },
      { cancelRefetch: false },
    );
  const untold = failed.filter((each) => !above.includes(codeOf(each)));
  const notices = <ErrorNotices of={untold.map(({ isError, error }) => ({ isError, error, refetch }))} />;
  return (
    <>
      {className === undefined || untold.length === 0 ? notices : <div className={className}>{notices}</div>}
      <ToldAbove.Provider value={[...above, ...untold.map(codeOf)]}>{children}</ToldAbove.Provider>
    </>
  );
}
