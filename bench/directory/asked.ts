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
  search('nobody', 'q=zzzyx'),
  search('log-in name', 'q=p4242'),
  search('ENT identifier', 'q=ZZE00000004'),
  search('profile: teachers', 'profil=National_ENS'),
  search('profile: heads who never came', 'profil=National_DIR&venue=jamais'),
  search('one school, pupils', 'etablissement=1&profil=National_ELV'),
  search('page 100', 'page=100'),
  { label: 'sheet of an account', path: (turn) => `/administration/annuaire/${String(turn * 7 + 3)}` },
]
