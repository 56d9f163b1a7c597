/** One page that is measured. */
export interface Asked {
  readonly label: string
  readonly path: (turn: number) => string
}

const search = (label: string, query: string): Asked => ({
  label,
  path: () => `/administration/annuaire?${query}`,
})

/** Searches that people make, from the easiest to the widest, and a sheet. */
export const asked: readonly Asked[] = [
  search('no filter', ''),
  search('frequent surname', 'q=martin'),
  search('surname and first name', 'q=lucas+bernard'),
  search('accent, case, order', 'q=L%C3%89A+DUBOIS'),
  search('typing error', 'q=matrin+juliete'),
  search('beginning of a name', 'q=mon'),
  search('one letter', 'q=m'),
  search('one rare letter', 'q=x'),
  search('two letters apart', 'q=m+b'),
  search('three letters apart', 'q=x+y+z'),
  search('letter and surname', 'q=j+martin'),
  search('nobody', 'q=zzzyx'),
  search('log-in name', 'q=p4242'),
  search('beginning of log-in names', 'q=p4'),
  search('ENT identifier', 'q=ZZE00000004'),
  search('profile: pupils', 'profil=National_ELV'),
  search('profile: teachers', 'profil=National_ENS'),
  search('profile: nobody has it', 'profil=National_COL'),
  search('profile and one letter', 'profil=National_ENS&q=m'),
  search('profile and surname', 'profil=National_DIR&q=martin'),
  search('profile: heads who never came', 'profil=National_DIR&venue=jamais'),
  search('never came', 'venue=jamais'),
  search('never came, one letter', 'venue=jamais&q=b'),
  search('never came, pupils', 'venue=jamais&profil=National_ELV'),
  search('active', 'etat=active'),
  search('suspended', 'etat=suspended'),
  search('suspended, one letter', 'etat=suspended&q=b'),
  search('suspended pupils', 'etat=suspended&profil=National_ELV'),
  search('suspended heads', 'etat=suspended&profil=National_DIR'),
  search('suspended, never came', 'etat=suspended&venue=jamais'),
  search('left', 'etat=left'),
  search('left, never came, pupils', 'etat=left&venue=jamais&profil=National_ELV'),
  search('to activate, teachers, letter', 'etat=to_activate&profil=National_ENS&q=d'),
  search('active, never came', 'etat=active&venue=jamais'),
  search('one school, pupils', 'etablissement=1&profil=National_ELV'),
  search('one school, one letter', 'etablissement=1&q=m'),
  search('one class', 'etablissement=1&classe=1'),
  search('page 20', 'page=20'),
  search('page 100', 'page=100'),
  search('pupils, page 20', 'profil=National_ELV&page=20'),
  { label: 'sheet of an account', path: (turn) => `/administration/annuaire/${String(turn * 7 + 3)}` },
  {
    label: 'follow-up of an account',
    path: (turn) => `/administration/annuaire/${String(turn * 7 + 3)}/suivi`,
  },
]
