import { InputError } from '../../errors/input-error';

/** An earlier file that nothing can be compared with. @param what completes "the earlier file …" */
export function unusable(what: string, advice = START_ANEW): InputError {
	return new InputError(`the earlier file ${what}`, advice);
}

const START_ANEW =
	'Give the file as this node wrote it. If there is none, leave Compare With empty once: the next run can compare with the file of that run.';
