/** What a person can mend, said in a sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
