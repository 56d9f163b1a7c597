import type { VNode } from 'preact'
import type { View } from '../../frame/view.ts'
import type { SchoolBase } from '../bases/index.ts'
import type { IdentificationFailure } from './identification-failure.ts'

export interface FailurePageProps {
  readonly failure: IdentificationFailure
  readonly base: SchoolBase
  readonly view: View
}

/** The page of a failed identification. */
export declare function renderFailure(props: FailurePageProps): VNode
