import { NodeHelpers, type INodeCredentialDescription, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { ArmisApi } from '../../../credentials/ArmisApi.credentials';
import { ArmisSecretKeyApi } from '../../../credentials/ArmisSecretKeyApi.credentials';
import { Armis } from '../../../nodes/Armis/Armis.node';
import { resources } from '../../../nodes/Armis/resources';
import { formWith } from '../../contract/form.cts';

const { description } = new Armis();

/** The credentials that n8n asks for with these parameters, and the notices that it shows. */
function shownFor(parameters: INodeParameters) {
	const values = formWith(new Armis(), parameters);
	const isShown = (one: INodeProperties | INodeCredentialDescription) =>
		NodeHelpers.displayParameter(values, one, null, description);
	return {
		asked: description.credentials!.filter(isShown).map(({ name }) => name),
		notices: description.properties.filter((one) => one.type === 'notice' && isShown(one)),
	};
}

test('The node asks only for the credential that the operation needs, and says which', () => {
	const V1 = ['alert', 'boundary', 'search', 'vulnerability'];
	const operations = resources.flatMap(({ value: resource, operations: all }) =>
		all.map(({ value }): INodeParameters => ({ resource, operation: value })),
	);
	const cases: Array<[INodeParameters, boolean]> = [
		...operations
			.filter(({ resource }) => resource !== 'apiRequest')
			.map((one): [INodeParameters, boolean] => [
				one,
				V1.includes(String(one.resource)) || String(one.operation).endsWith('Tags'),
			]),
		[{ resource: 'apiRequest', operation: 'send', api: 'v1' }, true],
		[{ resource: 'apiRequest', operation: 'send', api: 'v3' }, false],
	];
	for (const [parameters, isV1] of cases) {
		const credential = isV1 ? new ArmisSecretKeyApi() : new ArmisApi();
		const { asked, notices } = shownFor(parameters);
		expect([parameters, asked, notices.map(({ displayName }) => displayName)]).toEqual([
			parameters,
			[credential.name],
			[expect.stringContaining(`Uses the credential ${credential.displayName}`)],
		]);
	}
});
