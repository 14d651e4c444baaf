using Amazon.KeyManagementService.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Grants on keys (KMS API Reference): what lets another account use a key without a change of its policy.</summary>
public sealed class GrantTests : IDisposable
{
    private const string Principal = $"arn:aws:iam::{Lab.Account}:root";
    private const string AutoScaling = $"arn:aws:iam::{Lab.Account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
    private const string Theirs = "arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000001";
    private const string TheirImage = "ami-0f000000000000004";
    private static readonly List<string> ForEbs = ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom"];

    private readonly Lab _lab = new();

    [Theory]
    [InlineData(true, "available")]
    [InlineData(false, "failed")]
    public async Task Grant_LetsAnotherAccountCopyWhatIsUnderTheKey_UntilItIsRevoked(bool isThere, string state)
    {
        var owner = _lab.KmsClient(Lab.OtherAccount);
        var grant = await owner.CreateGrantAsync(Request());
        if (!isThere)
        {
            await owner.RevokeGrantAsync(new RevokeGrantRequest { KeyId = Theirs, GrantId = grant.GrantId });
        }

        var id = await _lab.CopyAsync(new() { SourceImageId = TheirImage, Encrypted = true, KmsKeyId = "alias/golden" });
        _lab.PassHours(1);

        Assert.Equal(state, _lab.View.Image(id).State);
    }

    [Fact]
    public async Task Grant_WithoutWhatEbsNeeds_DoesNotHelp()
    {
        await _lab.KmsClient(Lab.OtherAccount).CreateGrantAsync(Request(operations: ["Decrypt"]));

        var id = await _lab.CopyAsync(new() { SourceImageId = TheirImage, Encrypted = true, KmsKeyId = "alias/golden" });
        _lab.PassHours(1);

        Assert.Equal("failed", _lab.View.Image(id).State);
    }

    [Fact]
    public async Task Create_WithTheSameNameAndTheRest_GivesTheGrantThatIsThere()
    {
        var owner = _lab.KmsClient(Lab.OtherAccount);

        var first = await owner.CreateGrantAsync(Request("one"));
        var second = await owner.CreateGrantAsync(Request("one"));
        var third = await owner.CreateGrantAsync(Request("other"));
        var unnamed = await owner.CreateGrantAsync(Request());
        var unnamedAgain = await owner.CreateGrantAsync(Request());

        Assert.Equal(first.GrantId, second.GrantId);
        Assert.Equal(4, new[] { first, third, unnamed, unnamedAgain }.Select(grant => grant.GrantId).Distinct().Count());
    }

    [Fact]
    public async Task RetiringPrincipal_FindsItsGrants_PageByPage_AndRetiresThem()
    {
        var owner = _lab.KmsClient(Lab.OtherAccount);
        var retiring = $"arn:aws:iam::{Lab.OtherAccount}:role/lender";
        await owner.CreateGrantAsync(Request("one", retiring));
        await owner.CreateGrantAsync(Request("two", retiring));
        await owner.CreateGrantAsync(Request("nobodys"));

        var page = await owner.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = retiring, Limit = 1 });
        Assert.Equal((true, "one", Theirs), (page.Truncated, page.Grants[0].Name, page.Grants[0].KeyId));
        var rest = await owner.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = retiring, Marker = page.NextMarker });
        Assert.Equal((false, "two"), (rest.Truncated, Assert.Single(rest.Grants).Name));

        await owner.RetireGrantAsync(new RetireGrantRequest { KeyId = Theirs, GrantId = page.Grants[0].GrantId });
        var grants = (await owner.ListGrantsAsync(new ListGrantsRequest { KeyId = Theirs })).Grants;
        Assert.Equal(["two", "nobodys"], grants.Select(grant => grant.Name));
    }

    [Fact]
    public async Task Retire_IsForTheKeysAccountAndTheRetiringPrincipal()
    {
        var grant = await _lab.KmsClient(Lab.OtherAccount).CreateGrantAsync(Request());
        var request = new RetireGrantRequest { KeyId = Theirs, GrantId = grant.GrantId };

        var error = await Assert.ThrowsAnyAsync<Amazon.KeyManagementService.AmazonKeyManagementServiceException>(() => _lab.Kms.RetireGrantAsync(request));

        Assert.Equal("AccessDeniedException", error.ErrorCode);
        await _lab.KmsClient(Lab.OtherAccount).RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken });
        await Assert.ThrowsAsync<NotFoundException>(() => _lab.KmsClient(Lab.OtherAccount).RetireGrantAsync(request));
    }

    [Fact]
    public async Task Create_TakesNoAlias_AndNoKeyThatCannotBeUsed()
    {
        await Assert.ThrowsAsync<NotFoundException>(() => CreateAsync("alias/golden"));
        await Assert.ThrowsAsync<DisabledException>(() => CreateAsync("10000000-0000-4000-8000-000000000006"));
        await Assert.ThrowsAsync<KMSInvalidStateException>(() => CreateAsync("10000000-0000-4000-8000-000000000007"));

        Task CreateAsync(string key)
        {
            var request = Request();
            request.KeyId = key;
            return _lab.Kms.CreateGrantAsync(request);
        }
    }

    /// <summary>KMS Developer Guide, "Granting CreateGrant permission": a grant passes on no more than its own operations.</summary>
    [Theory]
    [InlineData("CreateGrant Decrypt DescribeKey", "CreateGrant Decrypt", true)]
    [InlineData("CreateGrant Decrypt DescribeKey", "Encrypt Decrypt", false)]
    [InlineData("Decrypt DescribeKey", "Decrypt", false)]
    public async Task Grantee_PassesOnWhatItsGrantHas_IfThatHasCreateGrant(string given, string passedOn, bool isAllowed)
    {
        var owner = _lab.KmsClient(Lab.OtherAccount);
        await owner.CreateGrantAsync(Request(operations: [.. given.Split(' ')]));
        var request = Request("passed on", operations: [.. passedOn.Split(' ')]);
        request.GranteePrincipal = AutoScaling;

        if (!isAllowed)
        {
            await Assert.ThrowsAnyAsync<Amazon.KeyManagementService.AmazonKeyManagementServiceException>(() => _lab.Kms.CreateGrantAsync(request));
            return;
        }

        var grant = await _lab.Kms.CreateGrantAsync(request);
        var found = Assert.Single((await owner.ListGrantsAsync(new ListGrantsRequest { KeyId = Theirs })).Grants, found => found.GrantId == grant.GrantId);
        Assert.Equal((AutoScaling, Principal), (found.GranteePrincipal, found.IssuingAccount));
    }

    /// <summary>KMS Developer Guide, "Retiring and revoking grants": the account that made a grant may retire it. What was passed on stays without the grant that allowed it.</summary>
    [Fact]
    public async Task GrantThatWasPassedOn_Stays_UntilItsMakerRetiresIt_OrTheKeysOwnerRevokesIt()
    {
        var owner = _lab.KmsClient(Lab.OtherAccount);
        var given = await owner.CreateGrantAsync(Request());
        var (first, second) = (await PassOnAsync("one"), await PassOnAsync("two"));

        await owner.RevokeGrantAsync(new RevokeGrantRequest { KeyId = Theirs, GrantId = given.GrantId });
        await Assert.ThrowsAnyAsync<Amazon.KeyManagementService.AmazonKeyManagementServiceException>(() => PassOnAsync("three"));
        Assert.Equal(["one", "two"], await NamesAsync());

        await _lab.Kms.RetireGrantAsync(new RetireGrantRequest { KeyId = Theirs, GrantId = first.GrantId });
        await owner.RevokeGrantAsync(new RevokeGrantRequest { KeyId = Theirs, GrantId = second.GrantId });
        Assert.Empty(await NamesAsync());

        Task<CreateGrantResponse> PassOnAsync(string name)
        {
            var request = Request(name);
            request.GranteePrincipal = AutoScaling;
            request.Operations = ["Decrypt"];
            return _lab.Kms.CreateGrantAsync(request);
        }

        async Task<IEnumerable<string>> NamesAsync() => ((await owner.ListGrantsAsync(new ListGrantsRequest { KeyId = Theirs })).Grants ?? []).Select(grant => grant.Name);
    }

    public void Dispose() => _lab.Dispose();

    private static CreateGrantRequest Request(string? name = null, string? retiring = null, List<string>? operations = null) => new()
    {
        KeyId = Theirs,
        GranteePrincipal = Principal,
        RetiringPrincipal = retiring,
        Name = name,
        Operations = operations ?? ForEbs,
    };
}
