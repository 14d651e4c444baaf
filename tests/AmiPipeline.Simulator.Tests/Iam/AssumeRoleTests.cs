using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Iam;

/// <summary>AssumeRole of STS, within an account and between accounts.</summary>
public sealed class AssumeRoleTests : IDisposable
{
    private const string Everything = """{ "Effect": "Allow", "Action": "*", "Resource": "*" }""";
    private const string OfAccount = """{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole" }""";

    private readonly Lab _lab = new();

    [Fact]
    public async Task AssumedRole_ActsInItsAccount()
    {
        var target = _lab.Role("target", """{ "Effect": "Allow", "Action": "ec2:DescribeImages", "Resource": "*" }""", Lab.OtherAccount, OfAccount);

        var assumed = await Sts(_lab.Role("caller", Everything)).AssumeRoleAsync(new AssumeRoleRequest { RoleArn = target, RoleSessionName = "run-1" });
        var ec2 = _lab.Ec2With(assumed.Credentials);
        var images = await ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"] });

        Assert.Equal("arn:aws:sts::444455556666:assumed-role/target/run-1", assumed.AssumedRoleUser.Arn);
        Assert.StartsWith("ASIA", assumed.Credentials.AccessKeyId);
        Assert.Equal(_lab.Clock.GetUtcNow().UtcDateTime.AddHours(1), assumed.Credentials.Expiration!.Value.ToUniversalTime());
        Assert.All(images.Images, image => Assert.Equal(Lab.OtherAccount, image.OwnerId));
        Assert.Equal("UnauthorizedOperation", (await Lab.Fails(ec2.DescribeVolumesAsync(new DescribeVolumesRequest()))).ErrorCode);
    }

    [Theory]
    [InlineData("right", null)]
    [InlineData("wrong", "AccessDenied")]
    [InlineData(null, "AccessDenied")]
    public async Task ExternalId_IsAsked(string? externalId, string? code)
    {
        var target = _lab.Role("target", Everything, Lab.OtherAccount,
            """{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "sts:ExternalId": "right" } } }""");

        Assert.Equal(code, await Outcome(Sts(_lab.Role("caller", Everything)), target, externalId));
    }

    [Theory]
    [InlineData("caller", null)]
    [InlineData("other", "AccessDenied")]
    public async Task PrincipalArn_LimitsTheCallersOfAnAccount(string caller, string? code)
    {
        var target = _lab.Role("target", Everything, Lab.OtherAccount,
            """{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/test/call*" } } }""");

        Assert.Equal(code, await Outcome(Sts(_lab.Role(caller, Everything)), target));
    }

    [Theory]
    [InlineData("o-ours", null)]
    [InlineData("o-theirs", "AccessDenied")]
    public async Task PrincipalOrgId_LimitsTheCallersToAnOrganization(string organization, string? code)
    {
        using var organized = new Lab(world: """
            { "regions": [{ "name": "us-east-1" }],
              "accounts": [{ "id": "111122223333", "organizationId": "o-ours" }, { "id": "444455556666" }] }
            """);
        var target = organized.Role("target", Everything, Lab.OtherAccount,
            $$"""{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "{{organization}}" } } }""");

        Assert.Equal(code, await Outcome(organized.StsWith(Lab.CredentialsOf(Lab.Account)), target));
    }

    [Fact]
    public async Task BetweenAccounts_BothSidesMustAllow()
    {
        var trusting = _lab.Role("trusting", Everything, Lab.OtherAccount, OfAccount);
        var closed = _lab.Role("closed", Everything, Lab.OtherAccount);
        var allowed = $$"""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "{{trusting}}" }""";

        Assert.Null(await Outcome(Sts(_lab.Role("one", allowed)), trusting));
        Assert.Equal("AccessDenied", await Outcome(Sts(_lab.Role("two", """{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""")), trusting));
        Assert.Equal("AccessDenied", await Outcome(Sts(_lab.Role("three", Everything)), closed));
        Assert.Equal("AccessDenied", await Outcome(Sts(_lab.Role("three", Everything)), "arn:aws:iam::444455556666:role/nobody"));
        Assert.Equal("AccessDenied", await Outcome(_lab.StsWith(Lab.CredentialsOf(Lab.Account)), closed));
        Assert.Null(await Outcome(_lab.StsWith(Lab.CredentialsOf(Lab.Account)), trusting));
    }

    [Fact]
    public async Task WithinAnAccount_ATrustPolicyThatNamesTheRole_IsEnough()
    {
        var caller = _lab.Role("caller", """{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""");
        var naming = _lab.Role("naming", Everything, trust: $$"""{ "Effect": "Allow", "Principal": { "AWS": "{{caller}}" }, "Action": "sts:AssumeRole" }""");
        var delegating = _lab.Role("delegating", Everything, trust: OfAccount);

        Assert.Null(await Outcome(Sts(caller), naming));
        Assert.Equal("AccessDenied", await Outcome(Sts(caller), delegating));
    }

    [Theory]
    [InlineData(899, "ValidationError")]
    [InlineData(900, null)]
    [InlineData(3601, "ValidationError")]
    public async Task Duration_OfAChainedRole_IsAnHourAtMost(int seconds, string? code)
    {
        var target = _lab.Role("target", Everything, trust: OfAccount);

        Assert.Equal(code, await Outcome(Sts(_lab.Role("caller", Everything)), target, seconds: seconds));
    }

    /// <summary>What a session may do is what both the role's policies and its own allow.</summary>
    [Fact]
    public async Task SessionPolicy_LimitsTheSession()
    {
        var target = _lab.Role("target", """{ "Effect": "Allow", "Action": ["ec2:DescribeImages", "ec2:DescribeVolumes", "kms:*"], "Resource": "*" }""", Lab.OtherAccount, OfAccount);

        var ec2 = _lab.Ec2With(await LimitedAsync(target, """{ "Effect": "Allow", "Action": ["ec2:DescribeImages", "ec2:DescribeSnapshots"], "Resource": "*" }"""));

        await ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"] });
        Assert.Equal("UnauthorizedOperation", (await Lab.Fails(ec2.DescribeVolumesAsync(new DescribeVolumesRequest()))).ErrorCode);
        Assert.Equal("UnauthorizedOperation", (await Lab.Fails(ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest()))).ErrorCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no JSON")]
    public async Task SessionPolicy_ThatIsNone_IsRefused(string policy)
    {
        var target = _lab.Role("target", Everything, Lab.OtherAccount, OfAccount);

        await Assert.ThrowsAsync<MalformedPolicyDocumentException>(() => Sts(_lab.Role("caller", Everything)).AssumeRoleAsync(
            new AssumeRoleRequest { RoleArn = target, RoleSessionName = "run-1", Policy = policy }));
    }

    [Fact]
    public async Task SessionPolicy_HasAtMost2048Characters()
    {
        var target = _lab.Role("target", Everything, Lab.OtherAccount, OfAccount);

        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => LimitedAsync(target, $$"""{ "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::{{new string('x', 2000)}}" }"""));

        Assert.Equal("ValidationError", error.ErrorCode);
    }

    /// <summary>Over HTTP, with the role that the world's file has.</summary>
    [Fact]
    public async Task Port_TakesTemporaryCredentials()
    {
        await using var port = await Port.OpenAsync();
        using var sts = new AmazonSecurityTokenServiceClient(
            Lab.CredentialsOf(Lab.Account), new AmazonSecurityTokenServiceConfig { ServiceURL = port.Server.Endpoint.ToString(), AuthenticationRegion = Lab.Here });

        var assumed = await sts.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = "arn:aws:iam::444455556666:role/ami-pipeline/AmiPipelineSource",
            RoleSessionName = "by-port",
            ExternalId = "an-example",
        });
        using var ec2 = new AmazonEC2Client(
            assumed.Credentials, new AmazonEC2Config { ServiceURL = port.Server.Endpoint.ToString(), AuthenticationRegion = Lab.Here, MaxErrorRetry = 0 });
        var images = await ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"] });

        Assert.NotEmpty(images.Images);
        Assert.All(images.Images, image => Assert.Equal(Lab.OtherAccount, image.OwnerId));
        Assert.Equal("UnauthorizedOperation", (await Lab.Fails(ec2.DescribeVolumesAsync(new DescribeVolumesRequest()))).ErrorCode);
    }

    public void Dispose() => _lab.Dispose();

    private static async Task<string?> Outcome(IAmazonSecurityTokenService sts, string roleArn, string? externalId = null, int? seconds = null)
    {
        try
        {
            await sts.AssumeRoleAsync(new AssumeRoleRequest
            {
                RoleArn = roleArn,
                RoleSessionName = "run-1",
                ExternalId = externalId,
                DurationSeconds = seconds,
            });
            return null;
        }
        catch (AmazonSecurityTokenServiceException error)
        {
            return error.ErrorCode;
        }
    }

    private async Task<Credentials> LimitedAsync(string roleArn, string statement) => (await Sts(_lab.Role("caller", Everything)).AssumeRoleAsync(new AssumeRoleRequest
    {
        RoleArn = roleArn,
        RoleSessionName = "run-1",
        Policy = $$"""{ "Version": "2012-10-17", "Statement": [{{statement}}] }""",
    })).Credentials;

    private IAmazonSecurityTokenService Sts(string roleArn) => _lab.StsWith(_lab.Credentials(roleArn));
}
