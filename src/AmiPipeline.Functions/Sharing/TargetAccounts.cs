using System.Runtime.ExceptionServices;
using Amazon.SecurityToken;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>The accounts that copies are made in, each entered through its role <c>AmiPipelineTarget</c>. One that cannot be entered keeps no other.</summary>
internal sealed class TargetAccounts
{
    private readonly IReadOnlyDictionary<string, Entry> _entries;

    private TargetAccounts(AwsClients aws, AwsLocation home, IReadOnlyDictionary<string, Entry> entries)
    {
        _entries = entries;
        Clients = aws.With(home.AccountId, Enter);
    }

    /// <summary>Clients of the pipeline's own account and, in their roles, of these. A call in one that could not be entered throws why.</summary>
    public AwsClients Clients { get; }

    /// <summary>Assumes the roles.</summary>
    /// <param name="aws">The SDK's clients.</param>
    /// <param name="home">Where the functions run.</param>
    /// <param name="accounts">The accounts; the pipeline's own needs no role.</param>
    /// <param name="settings">What the deployment says.</param>
    /// <param name="sessionName">The sessions' name.</param>
    /// <param name="policy">What the sessions are limited to, one of <see cref="TargetSession"/>.</param>
    public static async Task<TargetAccounts> EnterAsync(AwsClients aws, AwsLocation home, IEnumerable<string> accounts, FunctionSettings settings, string sessionName, string policy)
    {
        var others = accounts.Where(account => account != home.AccountId).Distinct().ToList();
        var entries = await InParallel.SelectAsync(others, settings.Parallelism, account => EnterAsync(aws, home, account, settings, sessionName, policy));
        return new TargetAccounts(aws, home, others.Zip(entries).ToDictionary());
    }

    /// <summary>Why an account does not let the pipeline in, for a person; null if it does.</summary>
    /// <exception cref="Exception">Whether it does is not known: AWS could not be asked.</exception>
    public string? Refusal(string accountId)
    {
        if (!_entries.TryGetValue(accountId, out var entry) || entry.Error is null)
        {
            return null;
        }

        if (entry.Refusal is null)
        {
            entry.Error.Throw();
        }

        return entry.Refusal;
    }

    private AwsClients Enter(string accountId)
    {
        if (!_entries.TryGetValue(accountId, out var entry))
        {
            throw new InvalidOperationException($"Account {accountId} has not been entered.");
        }

        entry.Error?.Throw();
        return entry.Session!.Clients;
    }

    private static async Task<Entry> EnterAsync(AwsClients aws, AwsLocation home, string accountId, FunctionSettings settings, string sessionName, string policy)
    {
        if (SourceAccess.FindRole(settings.TargetRoles, accountId) is not { } role)
        {
            return Entry.Refused(RoleRefusal.NotAllowed(accountId, settings.Name.TargetRole));
        }

        try
        {
            return new Entry(await aws.Roles.AssumeAsync(role, home, sessionName, policy), null, null);
        }
        catch (AmazonSecurityTokenServiceException error) when (error.ErrorCode is "AccessDenied")
        {
            return Entry.Refused(RoleRefusal.NotAssumed(accountId, role, error.Message, home.AccountId));
        }
        catch (Exception error) when (AwsErrors.IsAwsFailure(error))
        {
            return new Entry(null, null, ExceptionDispatchInfo.Capture(error));
        }
    }

    private sealed record Entry(RoleSession? Session, string? Refusal, ExceptionDispatchInfo? Error)
    {
        public static Entry Refused(string refusal) => new(null, refusal, ExceptionDispatchInfo.Capture(new AwsAccessDeniedException($"The account {refusal}.")));
    }
}
