import { profileLabel, type SdetProfile } from '@preau/people'
import { Alert, Card, DataTable, Form, FormActions, HiddenField, SelectField, SubmitButton } from '@preau/ui'
import type { VNode } from 'preact'
import { counted, formatInstantFr, formatNumberFr } from '../../frame/format-fr.ts'
import { functionsCopy as copy } from './copy.fr.ts'
import type { FunctionEffect, FunctionLine } from './function-profiles.ts'

export const functionsPath = '/administration/annuaire/fonctions'

export interface FunctionsPageProps {
  readonly lines: readonly FunctionLine[]
  readonly editable: boolean
}

/** The table: what each function gives, what it would give by default, and who changed it. */
export function FunctionsPage({ lines, editable }: FunctionsPageProps): VNode {
  return (
    <Card title={copy.caption} icon="table" flush>
      <DataTable
        caption={copy.caption}
        captionHidden
        stackOnPhone
        rows={lines}
        rowKey={({ code }) => code}
        columns={[
          { key: 'code', header: copy.code, rowHeader: true, cell: (line) => codeCell(line, editable) },
          {
            key: 'label',
            header: copy.label,
            cell: ({ label }) => (label === '' ? copy.unknownLabel : label),
          },
          { key: 'profile', header: copy.profile, cell: ({ profile }) => profileLabel(profile) },
          {
            key: 'default',
            header: copy.byDefault,
            cell: ({ profile, byDefault }) => (profile === byDefault ? '' : profileLabel(byDefault)),
          },
          {
            key: 'also',
            header: copy.alsoSeen,
            cell: ({ alsoSeen }) => alsoSeen.map(profileLabel).join(', '),
          },
          { key: 'people', header: copy.people, numeric: true, cell: ({ people }) => formatNumberFr(people) },
          { key: 'changed', header: copy.changed, cell: changedCell },
        ]}
      />
    </Card>
  )
}

function codeCell({ code }: FunctionLine, editable: boolean): VNode | string {
  if (!editable) return code
  return (
    <a href={`${functionsPath}/${encodeURIComponent(code)}`} aria-label={copy.edit(code)}>
      {code}
    </a>
  )
}

function changedCell({ changedAt, changedBy }: FunctionLine): string {
  return changedAt === null ? copy.never : copy.changedBy(changedBy ?? '', formatInstantFr(changedAt))
}

export interface FunctionPageProps {
  readonly csrf: string
  readonly line: FunctionLine
  /** The profile tried, and what it would do; undefined at first. */
  readonly tried: { readonly to: SdetProfile; readonly effect: FunctionEffect } | undefined
}

/** Profiles that a function of AAF may give: those of adults of a school or of the academy. */
const givable: readonly SdetProfile[] = [
  'National_ENS',
  'National_DOC',
  'National_DIR',
  'National_EVS',
  'National_ETA',
  'National_COL',
  'National_ACA',
]

/** One function: choose a profile, see how many people it changes, then apply. */
export function FunctionPage({ csrf, line, tried }: FunctionPageProps): VNode {
  const path = `${functionsPath}/${encodeURIComponent(line.code)}`
  return (
    <>
      <Card title={copy.newProfile} subtitle={line.label} icon="pencil">
        <Form method="get" action={path}>
          <SelectField
            name="profil"
            label={copy.newProfile}
            value={tried?.to ?? line.profile}
            empty={false}
            options={givable.map((value) => ({ value, label: profileLabel(value) }))}
          />
          <FormActions>
            <SubmitButton variant="primary">{copy.see}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
      {tried === undefined ? null : <Effect csrf={csrf} line={line} tried={tried} path={path} />}
    </>
  )
}

interface EffectProps extends FunctionPageProps {
  readonly tried: NonNullable<FunctionPageProps['tried']>
  readonly path: string
}

function Effect({ csrf, line, tried, path }: EffectProps): VNode {
  const { to, effect } = tried
  if (to === line.profile) return <Alert tone="info">{copy.same}</Alert>
  const people = counted(effect.people, 'personne')
  const schools = counted(effect.schools, 'établissement')
  return (
    <Card title={copy.effectTitle} icon="users">
      <p>
        {effect.people === 0
          ? copy.effectNobody(profileLabel(to))
          : copy.effect(people, schools, profileLabel(line.profile), profileLabel(to))}
      </p>
      {effect.people === 0 ? null : <p>{copy.warning}</p>}
      <Form action={path} csrf={csrf}>
        <HiddenField name="de" value={line.profile} />
        <HiddenField name="profil" value={to} />
        <FormActions>
          <SubmitButton variant="primary" icon="check">
            {copy.apply}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
