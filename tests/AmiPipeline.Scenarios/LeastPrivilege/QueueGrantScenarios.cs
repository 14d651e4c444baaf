using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AmiPipeline.Configuration;
using AmiPipeline.Functions.Slots;
using AmiPipeline.Reports;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Slots;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>
/// The statements on the queue of copies, which no checked-in template has: what they say is held against the rendered template by <c>GuardedTemplateTests</c>. The queue is
/// passed over without it, so that here, and not in <see cref="GrantUseScenarios"/>, a permission is missed where its call is refused.
/// </summary>
public sealed class QueueGrantScenarios
{
    private const string Table = "AmiPipeline-CopySlots";

    private const string Arn = $"arn:aws:dynamodb:{Account.Region}:{Account.Id}:table/{Table}";

    private static readonly string[] Actions = ["dynamodb:GetItem", "dynamodb:PutItem"];

    // Whoever waits asks for the copies of those who hold slots. The other functions that start copies may look anyway.
    private const string Look = "ec2:DescribeSnapshots";

    private static readonly string[] Functions =
        [FunctionNames.CheckImage, FunctionNames.CheckSnapshots, FunctionNames.CleanUp, FunctionNames.CopyImages, FunctionNames.CopySnapshots, FunctionNames.StartCopy];

    [Fact]
    public async Task EachFunction_UsesEachPermission_AndNoOtherAsks()
    {
        var decisions = new List<Authorization>();
        foreach (var (request, fails) in Stories())
        {
            var (report, asked) = await RunAsync(request, fails, [.. Actions, Look]);
            Assert.True(report.Status == ExecutionStatus.Succeeded != fails, $"{report.Failure}");
            decisions.AddRange(asked);
        }

        Lines.AssertNone(decisions.Where(decision => !decision.IsAllowed).Select(decision => $"{decision.RoleArn} {decision.Action}"));
        var expected = (from function in Functions from action in Actions select $"{SynthesizedRoles.OtherAccount.Of(function).Arn} {action} {Arn}").Append($"{SynthesizedRoles.OtherAccount.Of(FunctionNames.StartCopy).Arn} {Look} *");
        Assert.Equal(expected.Order(StringComparer.Ordinal), decisions.Select(decision => $"{decision.RoleArn} {decision.Action} {decision.Resource}").Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("dynamodb:GetItem")]
    [InlineData("dynamodb:PutItem")]
    [InlineData(Look)]
    public async Task WithoutAPermission_TheImageIsMadeAllTheSame(string missing)
    {
        var (report, decisions) = await RunAsync(Examples.Request("s3-encrypt"), fails: false, [.. Actions.Append(Look).Where(action => action != missing)]);

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Contains(decisions, decision => !decision.IsAllowed && decision.Action == missing);
    }

    /// <summary>Each goes well with the account's own credentials, on a table that is there.</summary>
    [Fact]
    public async Task OtherTables_AndOtherCalls_AreRefused()
    {
        var account = AccountWith(Actions);
        account.Engine.Cloud.Tables.Add(Account.Id, Account.Region, "Payroll", CopyQueueSettings.TableKey);
        var key = new Dictionary<string, AttributeValue> { [CopyQueueSettings.TableKey] = new() { S = "one" } };
        Func<IAmazonDynamoDB, Task>[] calls =
        [
            table => table.GetItemAsync(new GetItemRequest { TableName = "Payroll", Key = key }),
            table => table.PutItemAsync(new PutItemRequest { TableName = "Payroll", Item = key }),
            table => table.DeleteItemAsync(new DeleteItemRequest { TableName = Table, Key = key }),
        ];
        foreach (var call in calls)
        {
            await call(HostileAccount.Owner(account).DynamoDb(HostileAccount.Here));
            foreach (var role in SynthesizedRoles.OtherAccount.All.Select(role => WithQueue(role, Actions)))
            {
                var refused = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => call(HostileAccount.As(account, role).DynamoDb(HostileAccount.Here)));
                Assert.Equal("AccessDeniedException", refused.ErrorCode);
            }
        }
    }

    // By CopyImage and by CopySnapshot, with copies elsewhere, and with a clean-up.
    private static IEnumerable<(string Request, bool Fails)> Stories() => [(Examples.Request("s3-encrypt"), false), (CopyAccount.Request, false), (Examples.Request("s3-encrypt"), true)];

    private static async Task<(ExecutionReport Report, IReadOnlyList<Authorization> OfTheQueue)> RunAsync(string request, bool fails, string[] granted)
    {
        var account = AccountWith(granted);
        await HoldAllSlotsAsync(account);
        if (fails)
        {
            account.Engine.Cloud.Faults.FailNext(ResourceKind.Image);
        }

        var report = await account.RunAsync(request);
        return (report, [.. account.Engine.Cloud.Iam.Authorizations.All.Where(decision => IsOfTheQueue(decision))]);
    }

    private static bool IsOfTheQueue(Authorization decision) => decision.Action.StartsWith("dynamodb:", StringComparison.Ordinal)
        || (decision.Action == Look && decision.RoleArn == SynthesizedRoles.OtherAccount.Of(FunctionNames.StartCopy).Arn);

    // By somebody who has gone, for some minutes more: the first copy has to wait.
    private static async Task HoldAllSlotsAsync(Account account)
    {
        SlotClaim gone = new("arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:gone", SlotClaim.WholeImage, CopyQueueSettings.DefaultSlots, Holds: true, account.Engine.Clock.GetUtcNow() - SlotClaims.MaxHeld + TimeSpan.FromMinutes(5));
        await new TableSlotStore(HostileAccount.Owner(account), Table).TryWriteAsync(HostileAccount.Here, HostileAccount.Here, new StoredClaims(new SlotClaims([gone]), 0), TestContext.Current.CancellationToken);
    }

    private static Account AccountWith(string[] granted)
    {
        var roles = SynthesizedRoles.OtherAccount;
        var settings = roles.Settings with { Configuration = roles.Settings.Configuration! with { CopyQueue = new CopyQueueSettings() } };
        return new Account(functions: settings, roles: roles, roleOf: role => WithQueue(role, granted));
    }

    private static FunctionRole WithQueue(FunctionRole role, string[] granted)
    {
        if (!Functions.Contains(role.Function))
        {
            return role;
        }

        var (name, text) = role.Definition.Policies.Single();
        var policy = JsonNode.Parse(text)!;
        policy["Statement"]!.AsArray().Add(new JsonObject
        {
            ["Sid"] = "CopyQueue",
            ["Effect"] = "Allow",
            ["Action"] = new JsonArray([.. granted.Intersect(Actions).Select(action => JsonValue.Create(action))]),
            ["Resource"] = Arn,
        });
        if (role.Function == FunctionNames.StartCopy && granted.Contains(Look))
        {
            policy["Statement"]!.AsArray().Add(new JsonObject { ["Sid"] = "Read", ["Effect"] = "Allow", ["Action"] = Look, ["Resource"] = "*" });
        }

        return role with { Definition = role.Definition with { Policies = new Dictionary<string, string> { [name] = policy.ToJsonString() } } };
    }
}
