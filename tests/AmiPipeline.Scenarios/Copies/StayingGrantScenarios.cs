using Amazon.KeyManagementService.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Scenarios.Outages;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>What <c>unshareFrom</c> says of those who lose access: who they were, image by image, and by which grants of their own they may still use keys. Those it leaves.</summary>
public sealed class StayingGrantScenarios
{
    private static readonly AwsLocation Home = new(Account.Id, Account.Region);
    private readonly CopyAccount _account = new(world: Consumer.World);

    private Consumer Consumer => new(_account);

    [Theory]
    [InlineData("""{ "all": true }""")]
    [InlineData("""{ "accounts": ["777788889999"], "organizations": ["arn:aws:organizations::111122223333:organization/o-exampleorg1"] }""")]
    public async Task Result_SaysWhoHasLostAccess_AndThenThatNobodyHad(string from)
    {
        await _account.SucceedAsync(Request("one", Share));

        var first = await _account.SucceedAsync(Request("one", Unshare(from)), "run-2");
        var second = await _account.SucceedAsync(Request("one", Unshare(from)), "run-3");

        Assert.All(first.Result!.Sharing!.Items, item => Assert.Equal([CopyAccount.Third, Consumer.Organization], item.FormerHolders!));
        Assert.All(second.Result!.Sharing!.Items, item => Assert.Empty(item.FormerHolders!));
        Assert.All(first.Result.Sharing.Items.Concat(second.Result.Sharing.Items), item => Assert.Equal((SharingState.Unshared, null), (item.State, item.HasMoreFormerHolders)));
        Assert.Contains(first.Result.Warnings, warning => warning.Contains("no statement from a key policy", StringComparison.Ordinal));
    }

    /// <summary>A pass whose result got lost has taken access: who had it was written down before.</summary>
    [Fact]
    public async Task PassesWhoseResultsAreLost_LoseNoFormerHolder()
    {
        var account = new CopyAccount(tasks: handler => new LossyLambda(handler, StateNames.ShareImages, "Lambda.Unknown", times: 2), world: Consumer.World);
        await account.SucceedAsync(Request("one", Share));

        var report = await account.SucceedAsync(Request("one", Unshare("""{ "all": true }""")), "run-2");

        Assert.All(report.Result!.Sharing!.Items, item => Assert.Equal([CopyAccount.Third, Consumer.Organization], item.FormerHolders!));
    }

    /// <summary>What AWS refuses to tell keeps nothing from being taken, and is not claimed to be known.</summary>
    [Fact]
    public async Task FormerHolders_ThatAwsDoesNotTell_AreNotKnown_AndLoseItAnyway()
    {
        var image = (await _account.SucceedAsync(Request("one", Share))).Result!;
        _account.Home.Engine.Cloud.Faults.When(call => call.Action == "DescribeImageAttribute" && call.Region == Account.Region, times: 1).Refuse("UnauthorizedOperation", "Injected.", 403);

        var report = await _account.SucceedAsync(Request("one", Unshare("""{ "all": true }""")), "run-2");

        Assert.Equal(["True: ", $": {CopyAccount.Third} {Consumer.Organization}"], report.Result!.Sharing!.Items.Select(item => $"{item.HasMoreFormerHolders}: {string.Join(' ', item.FormerHolders!)}"));
        Assert.Empty(_account.Home.View.Image(image.ImageId).LaunchPermissions);
    }

    [Fact]
    public async Task SharedAnew_NobodyIsAFormerHolder()
    {
        var report = await _account.SucceedAsync(Request("one", Share));

        Assert.All(report.Result!.Sharing!.Items, item => Assert.Equal((SharingState.Shared, null), (item.State, item.FormerHolders)));
        Assert.Empty(report.Result.Sharing.StayingGrants ?? []);
    }

    [Theory]
    [InlineData("""{ "all": true }""")]
    [InlineData("""{ "accounts": ["777788889999"] }""")]
    public async Task GrantOfTheAccount_Stays_AndIsNamed_EachTime(string from)
    {
        var image = (await _account.SucceedAsync(Request("one", Share))).Result!;
        var keyArn = image.Devices[0].KmsKeyId!;
        var grant = await Consumer.GrantAsync(keyArn);

        var first = await _account.SucceedAsync(Request("one", Unshare(from)), "run-2");
        var second = await _account.SucceedAsync(Request("one", Unshare(from)), "run-3");

        Assert.All([first, second], report => Assert.Equal(new GrantThatStays(keyArn, grant!, CopyAccount.Third, Consumer.AutoScaling), Assert.Single(report.Result!.Sharing!.StayingGrants!)));
        Assert.Equal(grant, Assert.Single(_account.Home.View.Keys.Single(key => key.Arn == keyArn).Grants).Id);
    }

    /// <summary>Two images under one key: while the account may launch the other one, its grant serves that.</summary>
    [Fact]
    public async Task GrantThatServesAnotherImage_IsNotNamed_BeforeThatIsTakenToo()
    {
        await _account.SucceedAsync(Request("one", Share));
        var other = (await _account.SucceedAsync(Request("two", Share), "run-2")).Result!;
        var grant = await Consumer.GrantAsync(other.Devices[0].KmsKeyId!);

        var first = await _account.SucceedAsync(Request("one", Unshare("""{ "all": true }""")), "run-3");
        var second = await _account.SucceedAsync(Request("two", Unshare("""{ "all": true }""")), "run-4");

        Assert.Empty(first.Result!.Sharing!.StayingGrants ?? []);
        Assert.Equal(grant, Assert.Single(second.Result!.Sharing!.StayingGrants!).GrantId);
    }

    /// <summary>An organization loses it, and an account of it keeps it by its own name.</summary>
    [Fact]
    public async Task GrantOfAnAccountThatKeepsTheImage_IsNotNamed()
    {
        var image = (await _account.SucceedAsync(Request("one", Share))).Result!;
        await Consumer.GrantAsync(image.Devices[0].KmsKeyId!);

        var report = await _account.SucceedAsync(Request("one", Unshare($$"""{ "organizations": ["{{Consumer.Organization}}"] }""")), "run-2");

        Assert.Empty(report.Result!.Sharing!.StayingGrants ?? []);
        Assert.All(report.Result.Sharing.Items, item => Assert.Equal([Consumer.Organization], item.FormerHolders!));
    }

    /// <summary>An organization loses it, and an account of it gets it by its own name at once: its grant is in use.</summary>
    [Fact]
    public async Task GrantOfAnAccountThatGetsTheImageInTheSameRequest_IsNotNamed()
    {
        var image = (await _account.SucceedAsync(Request("one", Share))).Result!;
        var grant = await Consumer.GrantAsync(image.Devices[0].KmsKeyId!);
        await _account.SucceedAsync(Request("one", Unshare($$"""{ "accounts": ["{{CopyAccount.Third}}"] }""")), "run-2");

        var report = await _account.SucceedAsync(Request("one", $$"""{{Unshare($$"""{ "organizations": ["{{Consumer.Organization}}"] }""")}}, "shareWith": { "accounts": ["{{CopyAccount.Third}}"] }"""), "run-3");

        Assert.Contains(_account.Home.View.Keys.SelectMany(key => key.Grants), one => one.Id == grant);
        Assert.Empty(report.Result!.Sharing!.StayingGrants ?? []);
    }

    /// <summary>Not the account's that keeps the image, not the owner's own, and not EBS's, which end with the volumes.</summary>
    [Fact]
    public async Task GrantsOfOthers_AreNotNamed()
    {
        var image = (await _account.SucceedAsync(Request("one", Share))).Result!;
        var owner = SimulatedClients.Create(_account.Home.Engine.Cloud, _account.Home.Engine.Clock).Kms(Home);
        var key = image.Devices[0].KmsKeyId!;
        await owner.CreateGrantAsync(new CreateGrantRequest { KeyId = key, GranteePrincipal = "arn:aws:iam::999900001111:root", Operations = ["Decrypt"] });
        await owner.CreateGrantAsync(new CreateGrantRequest { KeyId = key, GranteePrincipal = $"arn:aws:iam::{Account.Id}:role/mine", Operations = ["Decrypt"] });
        await Consumer.GrantAsync(key, $"arn:aws:sts::{CopyAccount.Third}:assumed-role/aws:ec2-infrastructure/i-0123456789abcdef0", "Decrypt");
        var theirs = await Consumer.GrantAsync(key);

        var all = await _account.SucceedAsync(Request("one", Unshare("""{ "accounts": ["999900001111"] }""")), "run-2");
        var one = await _account.SucceedAsync(Request("one", Unshare("""{ "all": true }""")), "run-3");

        Assert.Empty(all.Result!.Sharing!.StayingGrants ?? []);
        Assert.Equal(theirs, Assert.Single(one.Result!.Sharing!.StayingGrants!).GrantId);
    }

    /// <summary>More than there is room for: the result says so. With accounts named, a key's many grants are listed once, in long pages.</summary>
    [Fact]
    public async Task ManyGrants_AreNamedInPart_AndListedOnce()
    {
        var image = (await _account.SucceedAsync(Request("one", Share))).Result!;
        var owner = SimulatedClients.Create(_account.Home.Engine.Cloud, _account.Home.Engine.Clock).Kms(Home);
        for (var number = 0; number < 210; number++)
        {
            await owner.CreateGrantAsync(new CreateGrantRequest
            {
                KeyId = image.Devices[0].KmsKeyId!,
                GranteePrincipal = number <= ImageSharing.MaxStayingGrants ? $"{Consumer.AutoScaling}_{number}" : $"arn:aws:iam::{Account.Id}:role/mine-{number}",
                Operations = ["Decrypt"],
            });
        }

        var calls = _account.Home.Engine.Cloud.Calls.All.Count;
        var report = await _account.SucceedAsync(Request("one", Unshare($$"""{ "accounts": ["{{CopyAccount.Third}}"] }""")), "run-2");

        Assert.Equal((ImageSharing.MaxStayingGrants, true), (report.Result!.Sharing!.StayingGrants!.Count, report.Result.Sharing.HasMoreStayingGrants));
        // The look and the taking ask by name; what is left are three pages.
        Assert.Equal(1 + 1 + 3, _account.Home.Engine.Cloud.Calls.All.Skip(calls).Count(call => call.Action == "ListGrants" && call.Region == Account.Region));
    }

    /// <summary>The command <c>unshare</c> names it before it takes anything, too.</summary>
    [Fact]
    public async Task GivenAccess_NamesTheGrant_BeforeAndAfter()
    {
        var image = (await _account.SucceedAsync(Request("one", Share))).Result!;
        var grant = await Consumer.GrantAsync(image.Devices[0].KmsKeyId!);
        var clients = SimulatedClients.Create(_account.Home.Engine.Cloud, _account.Home.Engine.Clock);

        var before = await GivenAccess.FindAsync(clients, Home, image.ImageId, [CopyAccount.Third]);
        await before!.TakeAsync();
        var after = await GivenAccess.FindAsync(clients, Home, image.ImageId, holders: null);

        Assert.All([before, after!], access => Assert.Equal(grant, Assert.Single(access.StayingGrants).GrantId));
    }

    private const string Share = """ "shareWith": { "accounts": ["777788889999"], "organizations": ["arn:aws:organizations::111122223333:organization/o-exampleorg1"] }""";

    private static string Unshare(string from) => $"\"unshareFrom\": {from}";

    private static string Request(string name, string sharing) => $$"""
        { "source": { "imageId": "ami-03000000000000001" }, "name": "{{name}}", "kmsKeyId": "alias/golden", "copies": { "to": [{ "region": "eu-west-1", "kmsKeyId": "alias/europe" }] }, {{sharing}} }
        """;
}
