/**
 * Tries `core/openapi` on documents that others wrote: every operation must become a form that can be filled in, sent
 * and kept in a workflow, or a stated refusal. Prints the rows of `docs/openapi-documents.md`.
 *
 *   node --require tsx/cjs scripts/openapi-table.cts FILE…     a row for each document, each in a process of its own
 *   node --require tsx/cjs scripts/openapi-table.cts --all DIR NAME  one row for all documents in a folder
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ResourceMapperField } from 'n8n-workflow';
import { objectOf } from '../core/json';
import { readDocument, textOf, type OpenApiDocument } from '../core/openapi/document';
import { choicesOf, fieldsOf, operationByKey } from '../core/openapi/fields';
import { deserializeOperation, serializeOperation } from '../core/openapi/serialize';
import type { ApiOperation } from '../core/openapi/operation';
import { operationsOf } from '../core/openapi/operations';
import { requestOf } from '../core/openapi/request';

interface Outcome {
	title: string;
	version: string;
	dialect: string;
	bytes: number;
	operations: number;
	refused: Record<string, number>;
	/** Operations that are neither usable nor refused, with what went wrong. There must be none. */
	faults: string[];
	/** To read the document and its operations, without parsing the JSON. */
	listMs: number;
	/** For all forms, requests and kept texts. */
	formsMs: number;
	/** Of the whole process at its peak, the text of the document, its JSON and Node.js included. */
	peakMb: number;
	/** What the list of operations holds on to, beside the document; only where the collector can be called. */
	keptMb: number;
}

/** A value that fits a field, as a user would enter it. */
function sample({ type, options }: ResourceMapperField): unknown {
	if (options?.length) return options[0].value;
	switch (type) {
		case 'boolean':
			return true;
		case 'number':
			return undefined;
		case 'array':
			return '[]';
		case 'object':
			return '{"a":"b"}';
		case 'dateTime':
			return '2025-01-31T00:00:00Z';
		default:
			return 'x';
	}
}

const ELEMENTS: Record<string, string> = { object: '[{}]', array: '[[]]', boolean: '[true]' };

/** Fills in all fields, and the required ones only; sends nothing. */
function fill(operation: ApiOperation): void {
	const shapes = [...operation.parameters, ...(operation.body?.fields ?? [])];
	const fields = fieldsOf(operation);
	const ids = new Set(fields.map(({ id }) => id));
	if (ids.size !== fields.length) throw new Error('two fields have one id');
	const value = (field: ResourceMapperField, index: number) => {
		const shape = shapes[index]?.shape;
		if (shape && !shape.enum && (shape.type === 'integer' || shape.type === 'number')) {
			return shape.minimum ?? Math.min(shape.maximum ?? 1, 1);
		}
		if (shape?.type === 'array') return ELEMENTS[String(shape.items?.type)] ?? '[1]';
		return sample(field) ?? 1;
	};
	const all = fields.map((field, index) => [field.id, value(field, index)] as const);
	for (const given of [all, all.filter((_, index) => fields[index].required)]) {
		const { path: filled } = requestOf(operation, Object.fromEntries(given));
		if (/[{}]/.test(filled)) throw new Error('a name is left in the path');
	}
}

function faultOf(operation: ApiOperation, operations: ApiOperation[]): string | undefined {
	try {
		if (operation.refusal) return undefined;
		fill(operation);
		const kept = deserializeOperation(serializeOperation(operation));
		if (!isDeepStrictEqual(kept, operation)) return `${operation.key}: is another one when deserialized`;
		return operationByKey(operations, operation.key) === operation ? undefined : `${operation.key}: is not found again`;
	} catch (error) {
		return `${operation.key}: ${(error as Error).message}`;
	}
}

function heapMb(): number {
	global.gc?.();
	return process.memoryUsage().heapUsed / 1_048_576;
}

function tried(file: string): Outcome {
	const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
	const parsed: unknown = JSON.parse(text);
	const before = heapMb();
	const start = performance.now();
	const document: OpenApiDocument = readDocument(parsed);
	const operations = operationsOf(document);
	choicesOf(operations);
	const listed = performance.now();
	const keptMb = heapMb() - before;
	const forms = performance.now();
	// To find one again is a matter of one operation; for all at once it would be the square.
	const faults = operations.flatMap((operation) => faultOf(operation, [operation]) ?? []);
	const formed = performance.now();
	const info = objectOf(document.root.info) ?? {};
	const refused: Record<string, number> = {};
	for (const { refusal } of operations) if (refusal) refused[refusal] = (refused[refusal] ?? 0) + 1;
	return {
		title: textOf(info.title),
		version: textOf(info.version),
		dialect: document.isSwagger ? 'Swagger 2.0' : `OpenAPI ${String(document.root.openapi).slice(0, 3)}`,
		bytes: Buffer.byteLength(text),
		operations: operations.length,
		refused,
		faults,
		listMs: listed - start,
		formsMs: formed - forms,
		keptMb,
		peakMb: process.resourceUsage().maxRSS / 1024,
	};
}

function row(
	name: string,
	{ title, version, dialect, bytes, operations, refused, faults, listMs, formsMs, keptMb, peakMb }: Outcome,
): string {
	const cells = [
		`${title || '(no title)'} (\`${name}\`)`,
		version,
		dialect,
		`${(bytes / 1_048_576).toFixed(2)} MB`,
		operations,
		operations - total(Object.values(refused)) - faults.length,
		reasonsIn(refused),
		`${listMs.toFixed(0)} ms`,
		`${formsMs.toFixed(0)} ms`,
		`${keptMb.toFixed(1)} MB`,
		`${peakMb.toFixed(0)} MB`,
	];
	const broken = faults.map((fault) => `\nFAULT ${fault}`).join('');
	return `| ${cells.join(' | ')} |${broken}`;
}

function everyFile(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.json'))
		.map((name) => path.join(folder, name))
		.filter((name) => statSync(name).isFile());
}

/** All documents of a folder in one process, as one row; what is no OpenAPI document is listed beside it. */
function summary(folder: string, name: string): string {
	const outcomes: Outcome[] = [];
	for (const file of everyFile(folder)) {
		try {
			outcomes.push(tried(file));
		} catch (error) {
			console.error(`not read: ${path.relative(folder, file)}: ${(error as Error).message}`);
		}
	}
	const refused: Record<string, number> = {};
	for (const [reason, count] of outcomes.flatMap((outcome) => Object.entries(outcome.refused))) {
		refused[reason] = (refused[reason] ?? 0) + count;
	}
	const faults = outcomes.flatMap((outcome) => outcome.faults);
	const operations = total(outcomes.map((outcome) => outcome.operations));
	const cells = [
		name,
		outcomes.length,
		`${(total(outcomes.map(({ bytes }) => bytes)) / 1_048_576).toFixed(0)} MB`,
		operations,
		operations - total(Object.values(refused)) - faults.length,
		reasonsIn(refused),
		`${Math.max(...outcomes.map(({ listMs }) => listMs)).toFixed(0)} ms`,
	];
	return `| ${cells.join(' | ')} |${faults.map((fault) => `\nFAULT ${fault}`).join('')}`;
}

function total(numbers: number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0);
}

function reasonsIn(refused: Record<string, number>): string {
	const reasons = Object.entries(refused).sort(([, a], [, b]) => b - a);
	return reasons.map(([reason, count]) => `${count} because ${reason}`).join('; ') || 'none';
}

const [first, ...others] = process.argv.slice(2);
if (first === '--all') console.log(summary(others[0], others[1]));
else if (first === '--one') console.log(row(others[1], tried(others[0])));
else {
	for (const file of [first, ...others]) {
		const name = file.replace(/^.*?\/package\/(api\/|generated\/)?/, '');
		const child = ['--expose-gc', '--require', 'tsx/cjs', __filename, '--one', file, name];
		process.stdout.write(execFileSync(process.execPath, child, { encoding: 'utf8', maxBuffer: 1 << 26 }));
	}
}
