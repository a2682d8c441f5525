import { Container } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { ErrorNotice } from '../platform';

interface State {
  readonly error: unknown;
}

/** Catches what even the frame of the window cannot draw. Nothing saved is touched by it; drawing anew starts from what is on disk. */
export class LastResort extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <Container size="sm" py="xl">
        <ErrorNotice error={this.state.error} onRetry={() => window.location.reload()} />
      </Container>
    );
  }
}
