import type { ComponentChildren, VNode } from 'preact'

import { CsrfField } from './csrf-field.tsx'
import { ShutWhenReading } from './shut-forms.tsx'

/** A form; one that posts must carry the request's CSRF token. */
export type FormProps = CommonFormProps & (PostForm | GetForm)

interface CommonFormProps {
  readonly action: string
  readonly children: ComponentChildren
  readonly id?: string | undefined
  /** Accessible name, needed when a page has several forms without a title. */
  readonly label?: string | undefined
  /** Says once that starred fields are mandatory. */
  readonly requiredNote?: boolean | undefined
  /** Further attributes, such as `hx-*` or `autocomplete`. */
  readonly attributes?: Readonly<Record<string, string>> | undefined
}

interface PostForm {
  readonly method?: 'post' | undefined
  readonly csrf: string
  readonly multipart?: boolean | undefined
}

interface GetForm {
  readonly method: 'get'
}

/** A form with its hidden token. The browser's own checks are off: the server answers with the error summary. */
export function Form(props: FormProps): VNode {
  return (
    <form
      {...props.attributes}
      id={props.id}
      class="pu-form"
      method={props.method ?? 'post'}
      action={props.action}
      enctype={props.method !== 'get' && props.multipart === true ? 'multipart/form-data' : undefined}
      aria-label={props.label}
      noValidate
    >
      {props.method === 'get' ? null : <CsrfField token={props.csrf} />}
      {props.requiredNote === true ? (
        <p class="pu-required-note">
          Les champs marqués d’une <span class="pu-star">*</span> sont obligatoires.
        </p>
      ) : null}
      {props.method === 'get' ? props.children : <ShutWhenReading>{props.children}</ShutWhenReading>}
    </form>
  )
}
