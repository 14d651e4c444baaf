using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Iam;

/// <summary>Grants given and retired by a role, and the use of a key by a role of the account that a grant is for.</summary>
public sealed class GrantPermissionTests : IDisposable
{
    private const string TheirKey = "arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000001";
    private const string Us = "arn:aws:iam::111122223333:root";
    private const string Everything = """{ "Effect": "Allow", "Action": "kms:*", "Resource": "*" }""";
    private const string NothingOfKms = """{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""";

    private static readonly List<string> ToCopy = ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom"];

    private readonly Lab _lab = new();

    [Theory]
    [InlineData("kms:GranteePrincipal", Us, true)]
    [InlineData("kms:GranteePrincipal", "arn:aws:iam::999900001111:root", false)]
    [InlineData("kms:RetiringPrincipal", "arn:aws:iam::444455556666:role/test/lender", true)]
    [InlineData("kms:RetiringPrincipal", "arn:aws:iam::444455556666:role/test/other", false)]
    public async Task CreateGrant_IsConditionedOnItsParties(string key, string value, bool isAllowed)
    {
        var lender = Lender($$"""{ "Effect": "Allow", "Action": "kms:CreateGrant", "Resource": "{{TheirKey}}", "Condition": { "StringEquals": { "{{key}}": "{{value}}" } } }""");

        Assert.Equal(isAllowed, await IsDoneAsync(_lab.KmsAs(lender).CreateGrantAsync(Request(lender, ToCopy))));
    }

    [Theory]
    [InlineData("Decrypt", true)]
    [InlineData("Encrypt", false)]
    public async Task CreateGrant_IsConditionedOnItsOperations(string operation, bool isAllowed)
    {
        var lender = Lender($$"""{ "Effect": "Allow", "Action": "kms:CreateGrant", "Resource": "{{TheirKey}}", "Condition": { "ForAllValues:StringEquals": { "kms:GrantOperations": ["Decrypt", "DescribeKey"] } } }""");

        Assert.Equal(isAllowed, await IsDoneAsync(_lab.KmsAs(lender).CreateGrantAsync(Request(lender, ["DescribeKey", operation]))));
    }

    [Fact]
    public async Task RetireGrant_IsForTheRetiringPrincipal()
    {
        var lender = Lender(NothingOfKms);
        var other = _lab.Role("other", Everything, Lab.OtherAccount);
        var grant = await _lab.KmsClient(Lab.OtherAccount).CreateGrantAsync(Request(lender, ToCopy));
        var request = new RetireGrantRequest { KeyId = TheirKey, GrantId = grant.GrantId };

        Assert.False(await IsDoneAsync(_lab.KmsAs(other).RetireGrantAsync(request)));
        Assert.True(await IsDoneAsync(_lab.KmsAs(lender).RetireGrantAsync(request)));
    }

    [Fact]
    public async Task ListRetirableGrants_NeedsPermissionOnTheRetiringPrincipal()
    {
        var lender = Lender("""{ "Effect": "Allow", "Action": "kms:ListRetirableGrants", "Resource": "arn:aws:iam::444455556666:role/test/lender" }""");

        Assert.True(await IsDoneAsync(_lab.KmsAs(lender).ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = lender })));
        Assert.False(await IsDoneAsync(_lab.KmsAs(lender).ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = "arn:aws:iam::444455556666:role/test/other" })));
    }

    /// <summary>As with a key policy that names an account, the account's role needs a policy of its own.</summary>
    [Theory]
    [InlineData(Everything, true)]
    [InlineData(NothingOfKms, false)]
    public async Task Grant_ToAnAccount_LeavesItToTheAccountsIam(string policy, bool isAllowed)
    {
        await _lab.KmsClient(Lab.OtherAccount).CreateGrantAsync(Request(Lender(NothingOfKms), ToCopy));

        Assert.Equal(isAllowed, await IsDoneAsync(_lab.KmsAs(_lab.Role("ours", policy)).DescribeKeyAsync(TheirKey)));
    }

    /// <summary>A grant to a role needs no policy of the role's, as Auto Scaling's service-linked role shows (Auto Scaling User Guide); it is no other role's.</summary>
    [Theory]
    [InlineData("ours", true)]
    [InlineData("other", false)]
    public async Task Grant_ToARole_IsForThatRoleAlone(string grantee, bool isAllowed)
    {
        var ours = _lab.Role("ours", NothingOfKms);
        var request = Request(Lender(NothingOfKms), ToCopy);
        request.GranteePrincipal = ours[..(ours.LastIndexOf('/') + 1)] + grantee;
        await _lab.KmsClient(Lab.OtherAccount).CreateGrantAsync(request);

        Assert.Equal(isAllowed, await IsDoneAsync(_lab.KmsAs(ours).DescribeKeyAsync(TheirKey)));
    }

    [Theory]
    [InlineData(Everything, "Decrypt", true)]
    [InlineData(Everything, "Encrypt", false)]
    [InlineData(NothingOfKms, "Decrypt", false)]
    public async Task Grant_ThatHasCreateGrant_IsPassedOnByARole_IfItsAccountLets(string policy, string operation, bool isAllowed)
    {
        await _lab.KmsClient(Lab.OtherAccount).CreateGrantAsync(Request(Lender(NothingOfKms), ToCopy));

        Assert.Equal(isAllowed, await IsDoneAsync(_lab.KmsAs(_lab.Role("ours", policy)).CreateGrantAsync(Request(Us, [operation]))));
    }

    /// <summary>IAM User Guide, "aws:PrincipalOrgPaths".</summary>
    [Theory]
    [InlineData("o-ours/*/ou-ab12-above/*", true)]
    [InlineData("o-ours/r-ab12/ou-ab12-above/ou-ab12-own/", true)]
    [InlineData("o-ours/r-ab12/ou-ab12-own/*", false)]
    [InlineData("o-ours/*/ou-ab12-another/*", false)]
    public async Task KeyPolicy_CanNameAnOrganizationalUnit(string path, bool isAllowed)
    {
        using var lab = new Lab(world: Lab.WorldJson.Replace($"\"id\": \"{Lab.Account}\",", $"\"id\": \"{Lab.Account}\", \"organizationId\": \"o-ours\", \"organizationalUnitIds\": [\"ou-ab12-own\", \"ou-ab12-above\"],", StringComparison.Ordinal));
        await lab.KmsClient(Lab.OtherAccount).PutKeyPolicyAsync(new PutKeyPolicyRequest
        {
            KeyId = TheirKey,
            PolicyName = "default",
            Policy = $$"""
                { "Version": "2012-10-17", "Statement": [
                  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{Lab.OtherAccount}}:root" }, "Action": "kms:*", "Resource": "*" },
                  { "Effect": "Allow", "Principal": "*", "Action": "kms:CreateGrant", "Resource": "*", "Condition": { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "{{path}}" } } } ] }
                """,
        });

        Assert.Equal(isAllowed, await IsDoneAsync(lab.Kms.CreateGrantAsync(Request(Us, ["Decrypt"]))));
    }

    [Fact]
    public async Task Grant_ThatIsSlowToShow_LetsNobodyUseTheKeyUntilThen()
    {
        using var lab = new Lab(options => options with { EventualConsistency = EventualConsistency.None with { Grants = TimeSpan.FromSeconds(20) } });
        await lab.KmsClient(Lab.OtherAccount).CreateGrantAsync(Request("arn:aws:iam::444455556666:role/lender", ToCopy));

        Assert.False(await IsDoneAsync(lab.Kms.DescribeKeyAsync(TheirKey)));
        lab.Pass(20);

        Assert.True(await IsDoneAsync(lab.Kms.DescribeKeyAsync(TheirKey)));
    }

    public void Dispose() => _lab.Dispose();

    private string Lender(string policy) => _lab.Role("lender", policy, Lab.OtherAccount);

    private static CreateGrantRequest Request(string retiring, List<string> operations) =>
        new() { KeyId = TheirKey, GranteePrincipal = Us, RetiringPrincipal = retiring, Operations = operations, Name = "grant" };

    private static async Task<bool> IsDoneAsync(Task call)
    {
        try
        {
            await call;
            return true;
        }
        catch (AmazonKeyManagementServiceException refused) when (refused.ErrorCode is "AccessDeniedException" or "NotFoundException")
        {
            return false;
        }
    }
}
