import { ExactText } from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { portalAssetUrl } from '../../frame/portal-assets.ts'
import type { IssuedLetter } from './account-life.ts'
import { lettersCopy as copy } from './copy.fr.ts'

export interface LettersPageProps {
  readonly letters: readonly IssuedLetter[]
  readonly endsAt: Date
  /** Address to type, without the scheme when it is https. */
  readonly address: string
  readonly back: { readonly href: string; readonly label: string }
  /** More accounts wait than there are letters here. */
  readonly more: boolean
}

/** Letters to print, one per sheet; a document of its own, without menu nor script. */
export function LettersPage({ letters, endsAt, address, back, more }: LettersPageProps): VNode {
  const count = copy.letters(letters.length)
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{copy.title}</title>
        <link rel="stylesheet" href={portalAssetUrl('letters.css')} />
      </head>
      <body>
        <header class="screen-only">
          <h1>{copy.title}</h1>
          <p>{copy.notice(count)}</p>
          {more && <p>{copy.tooMany(count)}</p>}
          <p>
            <a href={back.href}>{back.label}</a>
          </p>
        </header>
        <main>
          {letters.map((letter) => (
            <Letter key={letter.accountId} of={letter} endsAt={endsAt} address={address} />
          ))}
        </main>
      </body>
    </html>
  )
}

interface LetterProps extends Pick<LettersPageProps, 'endsAt' | 'address'> {
  readonly of: IssuedLetter
}

function Letter({ of: letter, endsAt, address }: LetterProps): VNode {
  return (
    <article class="letter">
      <p class="letter-from">{letter.school}</p>
      <p class="letter-to">
        {letter.name}
        {letter.className !== undefined && (
          <>
            <br />
            {copy.className(letter.className)}
          </>
        )}
      </p>
      <h2>{copy.heading}</h2>
      <p>{copy.hello(letter.name)}</p>
      <p>{letter.school === '' ? copy.introNoSchool : copy.intro(letter.school)}</p>
      <ol>
        <li>
          {copy.step1} <ExactText>{address}</ExactText>
        </li>
        <li>
          {copy.step2} <strong class="letter-code">{letter.code}</strong>
        </li>
        <li>
          {copy.step3} <ExactText>{letter.login}</ExactText>
        </li>
      </ol>
      <p>{copy.until(formatInstantFr(endsAt))}</p>
      <p>{copy.secret}</p>
    </article>
  )
}
