using System.Text.Json;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>A session in the role of a target account is limited to what its function does there, and to nothing else.</summary>
public sealed class TargetSessionScenarios
{
    private const string UnderTheDefaultKey = """
        { "source": { "imageId": "ami-05000000000000001" }, "name": "under-default", "kmsKeyId": "alias/golden", "copies": { "accounts": { "777788889999": ["us-west-2"] } } }
        """;

    [Fact]
    public async Task Session_MayDoWhatItsFunctionDoes_AndNothingElse()
    {
        var (allowed, used) = (new Uses(), new Uses());
        foreach (var isRefused in new[] { false, true })
        {
            var account = new CopyAccount();
            if (isRefused)
            {
                account.Home.Engine.Cloud.Faults.When(call => call.Action == "CreateTags" && call.AccountId != Account.Id, times: 4).Refuse("InvalidParameterValue", "Injected.");
            }

            await account.RunAsync(CopyAccount.RequestForAccounts);
            await account.RunAsync(CopyAccount.RequestForAccounts, "run-2");
            await account.RunAsync(UnderTheDefaultKey, "run-3");
            await account.RunAsync(Examples.Request("publish"), "run-4");
            await RetainAsync(account);
            Collect(account.Home.Engine.Cloud.Calls.All.Where(call => call.RoleArn is not null), account.Home.Engine.Cloud.Iam.Authorizations.All.ToLookup(decision => decision.CallNumber), allowed, used);
        }

        Assert.Equal([FunctionNames.CleanUp, FunctionNames.CopyImages, FunctionNames.PlanImage, FunctionNames.PublishImages, FunctionNames.RetainImages], allowed.Functions);
        Lines.AssertNone(allowed.Functions.SelectMany(function => allowed.Of(function).Except(used.Of(function)).Select(action => $"{function} may do {action} and does not.")));
        Lines.AssertNone(allowed.Functions.SelectMany(function => used.Of(function).Except(allowed.Of(function)).Select(action => $"{function} does {action} and may not.")));
    }

    // Older copies there, in each state.
    private static async Task RetainAsync(CopyAccount account)
    {
        var request = Retention.RetentionStory.Everywhere.Request;
        await Retention.RetentionStory.Everywhere.PrepareAsync(account.Home);
        await account.RunAsync(request, "run-5");
    }

    // Functions run one after the other, and each looks at its own account before it looks at another.
    private static void Collect(IEnumerable<RecordedCall> calls, ILookup<int?, Authorization> decisions, Uses allowed, Uses used)
    {
        var function = "";
        foreach (var call in calls)
        {
            if (call.AccountId == Account.Id)
            {
                function = FunctionNames.All.Single(name => call.RoleArn!.EndsWith($"AmiPipeline-{name}-{Account.Region}", StringComparison.Ordinal));
            }

            if (call.Action == "AssumeRole")
            {
                using var policy = JsonDocument.Parse(call.Parameters["Policy"]);
                allowed.Add(function, policy.RootElement.GetProperty("Statement")[0].GetProperty("Action").EnumerateArray().Select(action => action.GetString()!));
            }
            else if (call.AccountId != Account.Id)
            {
                used.Add(function, decisions[call.Number].Select(decision => decision.Action));
            }
        }
    }

    private sealed class Uses
    {
        private readonly SortedDictionary<string, SortedSet<string>> _actions = new(StringComparer.Ordinal);

        public IEnumerable<string> Functions => _actions.Keys;

        public IEnumerable<string> Of(string function) => _actions[function];

        public void Add(string function, IEnumerable<string> actions)
        {
            _actions.TryAdd(function, new(StringComparer.Ordinal));
            _actions[function].UnionWith(actions);
        }
    }
}
