/** All credential types of all vendors, as rows of a test table: what they have in common is tested once, for all of them. */
import { VENDORS } from '../../scripts/vendors.js';
import type { Subject, Subjects, TokenSubject } from './subject.cts';

type Row<One> = [name: string, subject: One];

const rowOf = <One extends Subject>(subject: One): Row<One> => [subject.Type.name, subject];
const hasLogin = (subject: Subject): subject is TokenSubject => 'tokenPath' in subject;

const all = VENDORS.flatMap(({ id }) => (require(`./subjects/${id}.cts`) as Subjects).subjects);

/** The credential types with a login. */
export const TOKEN_SUBJECTS = all.filter(hasLogin).map(rowOf<TokenSubject>);

/** All credential types. */
export const SUBJECTS = all.map(rowOf<Subject>);
