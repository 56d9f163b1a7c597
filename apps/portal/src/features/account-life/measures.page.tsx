import { profileLabel, sdetProfiles } from '@preau/people'
import {
  Alert,
  Card,
  ConfirmBox,
  DataTable,
  Form,
  FormActions,
  FormErrors,
  HiddenField,
  SelectField,
  Stat,
  StatRow,
  SubmitButton,
  TextArea,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { formatInstantFr, formatNumberFr } from '../../frame/format-fr.ts'
import type { School } from '../directory/index.ts'
import type { LoginFreeze, PopulationCounts } from './account-life.ts'
import { forceCopy, freezeCopy, lettersCopy, lifeCopy as copy } from './copy.fr.ts'
import { NamesCard } from './names-card.tsx'
import type { PopulationChoice } from './read-population.ts'

export const lifePath = '/administration/comptes'

export interface MeasuresPageProps {
  readonly csrf: string
  readonly choice: PopulationChoice
  readonly schools: readonly School[]
  readonly classes: readonly { readonly id: string; readonly code: string }[]
  readonly counts: PopulationCounts
  readonly ending: number
  /** « 90 jours ». */
  readonly retention: string
  readonly codesUntil: Date
  readonly freezes: readonly LoginFreeze[]
  /** What was counted for a change of password, and from when. */
  readonly forced?: { readonly count: number; readonly since: string } | undefined
  readonly sentence?: string | undefined
  /** For the platform operator, who alone decides of it. */
  readonly pattern?: string | undefined
  /** The one that was shown when another was typed. */
  readonly patternSeen?: string | undefined
  readonly errors: readonly { readonly field: string; readonly message: string }[]
}

export function MeasuresPage(props: MeasuresPageProps): VNode {
  const { counts, ending } = props
  return (
    <>
      <FormErrors errors={[...props.errors]} />
      {props.freezes.length > 0 && <Freezes {...props} />}
      <Card title={copy.population} icon="users">
        <Population {...props} />
      </Card>
      <StatRow>
        <Stat label={copy.toActivate} value={formatNumberFr(counts.toActivate)} icon="key" />
        <Stat label={copy.active} value={formatNumberFr(counts.active)} icon="user-check" />
        <Stat
          label={copy.ending}
          value={formatNumberFr(ending)}
          icon="trash"
          hint={copy.endingHint(props.retention)}
        />
      </StatRow>
      <Letters {...props} />
      <ForceChange {...props} />
      <Freeze {...props} />
      {props.pattern !== undefined && <NamesCard {...props} pattern={props.pattern} />}
    </>
  )
}

function Population({ choice, schools, classes }: MeasuresPageProps): VNode {
  return (
    <Form action={lifePath} method="get">
      {schools.length > 1 && (
        <SelectField
          name="etablissement"
          label={copy.school}
          empty={copy.anySchool}
          value={choice.etablissement}
          options={schools.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        name="profil"
        label={copy.profile}
        empty={copy.anyProfile}
        value={choice.profil}
        options={sdetProfiles.map((value) => ({ value, label: profileLabel(value) }))}
      />
      {classes.length > 0 && (
        <SelectField
          name="classe"
          label={copy.class}
          hint={copy.classHint}
          empty={copy.anyClass}
          value={choice.classe}
          options={classes.map(({ id, code }) => ({ value: id, label: code }))}
        />
      )}
      <FormActions>
        <SubmitButton variant="secondary" icon="filter">
          {copy.show}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

/** The population, carried by the forms that act on it. */
function Chosen({ choice }: { readonly choice: PopulationChoice }): VNode {
  return (
    <>
      {Object.entries(choice).map(([name, value]) =>
        typeof value === 'string' ? <HiddenField key={name} name={name} value={value} /> : null,
      )}
    </>
  )
}

function Letters({ csrf, choice, counts, codesUntil }: MeasuresPageProps): VNode {
  const count = lettersCopy.letters(counts.toActivate)
  return (
    <Card title={lettersCopy.title} icon="printer">
      <p>{lettersCopy.cardLead}</p>
      {counts.toActivate === 0 ? (
        <p>{lettersCopy.none}</p>
      ) : (
        <ConfirmBox
          label={lettersCopy.make(count)}
          variant="primary"
          question={lettersCopy.question(count)}
          detail={lettersCopy.detail(formatInstantFr(codesUntil))}
          confirmLabel={lettersCopy.make(count)}
          action={`${lifePath}/lettres`}
          csrf={csrf}
        >
          <Chosen choice={choice} />
        </ConfirmBox>
      )}
    </Card>
  )
}

function ForceChange({ csrf, choice, forced, errors }: MeasuresPageProps): VNode {
  const error = errors.find(({ field }) => field === 'depuis')?.message
  return (
    <Card title={forceCopy.title} icon="refresh">
      <p>{forceCopy.lead}</p>
      <Form action={`${lifePath}/mot-de-passe`} csrf={csrf}>
        <Chosen choice={choice} />
        <TextField
          name="depuis"
          type="date"
          label={forceCopy.since}
          hint={forceCopy.sinceHint}
          value={forced?.since ?? ''}
          error={error}
          width="medium"
        />
        <FormActions>
          <SubmitButton variant="secondary">{forceCopy.open}</SubmitButton>
        </FormActions>
      </Form>
      {forced?.count === 0 && <Alert tone="info">{forceCopy.nobody}</Alert>}
      {forced && forced.count > 0 && <ForceConfirm csrf={csrf} choice={choice} forced={forced} />}
    </Card>
  )
}

interface ForceConfirmProps extends Pick<MeasuresPageProps, 'csrf' | 'choice'> {
  readonly forced: NonNullable<MeasuresPageProps['forced']>
}

function ForceConfirm({ csrf, choice, forced }: ForceConfirmProps): VNode {
  const count = forceCopy.accounts(forced.count)
  return (
    <Alert tone="warning" title={forceCopy.would(forced.count)}>
      <ConfirmBox
        label={forceCopy.submit(count)}
        question={forceCopy.question(count)}
        detail={forceCopy.detail}
        confirmLabel={forceCopy.submit(count)}
        action={`${lifePath}/mot-de-passe`}
        csrf={csrf}
      >
        <Chosen choice={choice} />
        <HiddenField name="depuis" value={forced.since} />
        <HiddenField name="nombre" value={String(forced.count)} />
      </ConfirmBox>
    </Alert>
  )
}

function Freeze(props: MeasuresPageProps): VNode {
  const { csrf, choice, schools, sentence, errors } = props
  const school = schools.find(({ id }) => id === choice.etablissement) ?? onlyOf(schools)
  return (
    <Card title={freezeCopy.title} icon="lock">
      <p>{freezeCopy.lead}</p>
      <ConfirmBox
        label={freezeCopy.submit}
        question={freezeCopy.question}
        detail={freezeCopy.detail(whom(school?.name, choice.profil))}
        confirmLabel={freezeCopy.submit}
        action={`${lifePath}/gels`}
        csrf={csrf}
      >
        <Chosen choice={{ etablissement: choice.etablissement, profil: choice.profil }} />
        <TextArea
          name="phrase"
          label={freezeCopy.sentence}
          value={sentence ?? freezeCopy.defaultSentence}
          error={errors.find(({ field }) => field === 'phrase')?.message}
          rows={3}
          required
        />
      </ConfirmBox>
    </Card>
  )
}

const onlyOf = (schools: readonly School[]): School | undefined =>
  schools.length === 1 ? schools[0] : undefined

function whom(school: string | undefined, profile: string | undefined): string {
  const known = sdetProfiles.find((one) => one === profile)
  return `${known ? profileLabel(known) : freezeCopy.everybody}, ${school ?? freezeCopy.everySchool}`
}

function Freezes({ csrf, freezes }: MeasuresPageProps): VNode {
  return (
    <Card title={freezeCopy.running} icon="lock" flush>
      <DataTable
        caption={freezeCopy.running}
        captionHidden
        stackOnPhone
        rows={freezes}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'who',
            header: copy.population,
            rowHeader: true,
            cell: ({ school, profile }) => whom(school, profile),
          },
          { key: 'said', header: freezeCopy.sentence, cell: ({ sentence }) => sentence },
          { key: 'since', header: freezeCopy.since, cell: ({ frozenAt }) => formatInstantFr(frozenAt) },
          {
            key: 'lift',
            header: freezeCopy.lift,
            headerHidden: true,
            cell: ({ id }) => (
              <ConfirmBox
                label={freezeCopy.lift}
                size="small"
                align="end"
                variant="primary"
                question={freezeCopy.liftQuestion}
                detail={freezeCopy.liftDetail}
                confirmLabel={freezeCopy.lift}
                action={`${lifePath}/gels/${id}/lever`}
                csrf={csrf}
              />
            ),
          },
        ]}
      />
    </Card>
  )
}
