using System.Globalization;
using System.Text.Json.Nodes;
using AmiPipeline.Documents;

namespace AmiPipeline.Configuration;

/// <summary>Writes a configuration as the document that <see cref="ConfigurationReader"/> reads: what code decides, functions read from their package.</summary>
public static class ConfigurationWriter
{
    /// <summary>The document. It is not checked: the reader does that.</summary>
    /// <param name="configuration">The configuration.</param>
    public static string Write(DeploymentConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return ReadableJson.Write(Object(
            ("name", configuration.Name.Text),
            ("guardrails", GuardrailsOf(configuration.Guardrails)),
            ("instances", configuration.Instances is { } instances ? InstancesOf(instances) : null),
            ("triggers", new JsonArray([.. configuration.Triggers.Select(RuleOf)])),
            ("reconciliation", configuration.Reconciliation is { } search ? Object(("since", search.Since.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture))) : null),
            ("notifications", Object(("emails", TextsOrNone(configuration.Notifications.Emails)))),
            ("logRetentionDays", configuration.LogRetentionDays),
            ("keepLogs", configuration.KeepLogs),
            ("fleetBucket", configuration.FleetBucket),
            ("reports", configuration.Reports is { } reports ? ReportsOf(reports) : null),
            ("copyQueue", configuration.CopyQueue is { } queue ? QueueOf(queue) : null)));
    }

    private static JsonObject QueueOf(CopyQueueSettings queue) => Object(
        ("slots", queue.Slots),
        ("destinations", queue.Destinations.Count == 0 ? null : new JsonArray(
            [.. queue.Destinations.Select(entry => Object(("region", entry.Region), ("accountId", entry.AccountId), ("slots", entry.Slots)))])));

    private static JsonObject GuardrailsOf(Guardrails guardrails) => Object(
        ("keys", guardrails.Keys is { } keys ? Texts(keys) : null),
        ("regions", guardrails.Regions is { } regions ? Texts(regions) : null),
        ("accounts", guardrails.Accounts is { } accounts ? Texts(accounts) : null),
        ("parameters", guardrails.Parameters is { } parameters ? Texts(parameters) : null),
        ("publish", guardrails.Publish is { Parameters.Count: 0, LaunchTemplates.Count: 0, Watermarks.Count: 0 } ? null : Object(
            ("parameters", TextsOrNone(guardrails.Publish.Parameters)), ("launchTemplates", TextsOrNone(guardrails.Publish.LaunchTemplates)), ("watermarks", TextsOrNone(guardrails.Publish.Watermarks)))),
        ("retention", guardrails.RetentionFamilies.Count == 0 ? null : Object(("families", Texts(guardrails.RetentionFamilies)))),
        ("organizations", TextsOrNone(guardrails.Organizations)),
        ("shareWith", TextsOrNone(guardrails.ShareWith)),
        ("roles", new JsonArray([.. guardrails.Roles.Select(role => Object(("arn", role.Arn), ("externalId", role.ExternalId)))])));

    private static JsonObject InstancesOf(InstanceSettings instances) => Object(
        ("subnetIds", TextsOrNone(instances.SubnetIds)),
        ("subnetOwner", instances.SubnetOwner),
        ("securityGroupId", instances.SecurityGroupId),
        ("types", Object([.. instances.Types.Select(types => (types.Key, (JsonNode?)Texts(types.Value)))])));

    private static JsonObject ReportsOf(ReportSettings reports) => Object(
        ("bucket", reports.Bucket), ("prefix", reports.Prefix), ("keepDays", reports.Bucket is null ? reports.KeepDays : null));

    private static JsonObject RuleOf(TriggerRule rule) => Object(
        ("name", rule.Name),
        ("match", Object(
            ("owners", TextsOrNone(rule.Match.Owners)),
            ("accounts", TextsOrNone(rule.Match.Accounts)),
            ("name", rule.Match.Name),
            ("tags", Object([.. rule.Match.Tags.Select(tag => (tag.Key, (JsonNode?)tag.Value))])))),
        ("request", JsonNode.Parse(rule.Request.GetRawText())));

    private static JsonArray? TextsOrNone(IReadOnlyList<string> texts) => texts.Count == 0 ? null : Texts(texts);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    // An absent field has its default; null is refused.
    private static JsonObject Object(params IEnumerable<(string Name, JsonNode? Value)> fields) =>
        new(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
