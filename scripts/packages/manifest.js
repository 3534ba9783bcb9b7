/** The package.json of one vendor's package: the suite's facts, the vendor's own words. */
const { registered, suite } = require('./suite');

function manifestOf(vendor) {
	const { packageName: name, description, keywords } = vendor;
	const { version, license, homepage, author, repository, engines, files, n8n, peerDependencies } = suite();
	return {
		name,
		version,
		description,
		keywords: ['n8n-community-node-package', 'n8n', ...keywords],
		license,
		homepage,
		author,
		repository,
		engines,
		files,
		n8n: { ...n8n, ...registered(vendor) },
		peerDependencies,
	};
}

module.exports = { manifestOf };
