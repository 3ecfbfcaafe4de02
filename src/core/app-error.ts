import type { Failure, ResultCode } from '../shared/result';

/** A failure that a service foresees. The router turns it into a `Failure` by its named fields; anything else becomes `internal`. */
export class AppError extends Error {
  constructor(
    readonly code: ResultCode,
    message: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = 'AppError';
  }

  toFailure(): Failure {
    return this.field === undefined ? { code: this.code, message: this.message } : { code: this.code, message: this.message, field: this.field };
  }
}
