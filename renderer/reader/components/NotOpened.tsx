import type { ReactElement } from 'react';
import { type AppError, isAppError } from '../../../shared/kernel';
import { ErrorNotice } from '../../platform';
import type { Attempt } from '../use-pdf';
import { PasswordForm } from './PasswordForm';

interface NotOpenedProps {
  readonly error: AppError;
  readonly onTry: (attempt: Attempt) => void;
  readonly actions?: ReactElement;
}

/** Why a file could not be opened, and the way on: its password where it needs one, else another try. */
export function NotOpened({ error, onTry, actions }: NotOpenedProps) {
  return isAppError(error, 'reader.file-locked') ? (
    <PasswordForm
      wrong={error.data['wrong'] === true}
      onPassword={(password) => onTry({ password })}
      actions={actions}
    />
  ) : (
    <ErrorNotice error={error} onRetry={() => onTry({ password: null })} actions={actions} />
  );
}
