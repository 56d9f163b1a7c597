import type { VNode } from 'preact'

import { CsrfField } from '../forms/csrf-field.tsx'
import { Icon } from '../icons/icon.tsx'

/** The person signed in, as the header shows them. */
export interface SignedInUser {
  readonly name: string
  /** Profile or function, e.g. « Superviseur ». */
  readonly role?: string | undefined
  readonly accountHref?: string | undefined
  /** Address the log-out form posts to. */
  readonly logoutAction: string
  readonly csrf: string
}

/** Who is signed in, and the way out. */
export function UserBox({ user }: { readonly user: SignedInUser }): VNode {
  const identity = (
    <>
      <span class="pu-avatar" aria-hidden="true">
        {initials(user.name)}
      </span>
      <span class="pu-user-text">
        <span class="pu-user-name">{user.name}</span>
        {user.role === undefined ? null : <span class="pu-user-role">{user.role}</span>}
      </span>
    </>
  )
  return (
    <div class="pu-user">
      {user.accountHref === undefined ? (
        <span class="pu-user-identity">{identity}</span>
      ) : (
        <a class="pu-user-identity" href={user.accountHref}>
          {identity}
        </a>
      )}
      <form method="post" action={user.logoutAction}>
        <CsrfField token={user.csrf} />
        <button type="submit" class="pu-logout">
          <Icon name="logout" />
          <span class="pu-logout-text">Se déconnecter</span>
        </button>
      </form>
    </div>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !/^(M\.|Mme|Mlle)$/i.test(word))
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words
  return ends.map((word) => (word ?? '').slice(0, 1).toLocaleUpperCase('fr')).join('')
}
