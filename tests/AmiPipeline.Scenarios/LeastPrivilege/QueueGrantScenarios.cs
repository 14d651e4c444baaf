using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AmiPipeline.Configuration;
using AmiPipeline.Reports;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>
/// The statement on the queue of copies, which no checked-in template has: what it says is held against the rendered template by <c>GuardedTemplateTests</c>. The queue is
/// passed over without it, so that here, and not in <see cref="GrantUseScenarios"/>, a permission is missed where its call is refused.
/// </summary>
public sealed class QueueGrantScenarios
{
    private const string Table = "AmiPipeline-CopySlots";

    private const string Arn = $"arn:aws:dynamodb:{Account.Region}:{Account.Id}:table/{Table}";

    private static readonly string[] Actions = ["dynamodb:GetItem", "dynamodb:PutItem"];

    private static readonly string[] Functions =
        [FunctionNames.CheckImage, FunctionNames.CheckSnapshots, FunctionNames.CleanUp, FunctionNames.CopyImages, FunctionNames.CopySnapshots, FunctionNames.StartCopy];

    [Fact]
    public async Task EachFunction_UsesEachPermission_AndNoOtherAsks()
    {
        var decisions = new List<Authorization>();
        foreach (var (request, fails) in Stories())
        {
            var (report, asked) = await RunAsync(request, fails, Actions);
            Assert.True(report.Status == ExecutionStatus.Succeeded != fails, $"{report.Failure}");
            decisions.AddRange(asked);
        }

        Lines.AssertNone(decisions.Where(decision => !decision.IsAllowed).Select(decision => $"{decision.RoleArn} {decision.Action}"));
        var expected = from function in Functions from action in Actions select $"{SynthesizedRoles.OtherAccount.Of(function).Arn} {action} {Arn}";
        Assert.Equal(expected.Order(StringComparer.Ordinal), decisions.Select(decision => $"{decision.RoleArn} {decision.Action} {decision.Resource}").Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("dynamodb:GetItem")]
    [InlineData("dynamodb:PutItem")]
    public async Task WithoutAPermission_TheImageIsMadeAllTheSame(string granted)
    {
        var (report, decisions) = await RunAsync(CopyAccount.Request, fails: false, [granted]);

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Contains(decisions, decision => !decision.IsAllowed && decision.Action != granted);
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
        if (fails)
        {
            account.Engine.Cloud.Faults.FailNext(ResourceKind.Image);
        }

        var report = await account.RunAsync(request);
        return (report, [.. account.Engine.Cloud.Iam.Authorizations.All.Where(decision => decision.Action.StartsWith("dynamodb:", StringComparison.Ordinal))]);
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
            ["Action"] = new JsonArray([.. granted.Select(action => JsonValue.Create(action))]),
            ["Resource"] = Arn,
        });
        return role with { Definition = role.Definition with { Policies = new Dictionary<string, string> { [name] = policy.ToJsonString() } } };
    }
}
