using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AmiPipeline.Documents;

namespace AmiPipeline.Configuration;

/// <summary>Reads a deployment's configuration. What it returns is well-formed and does not contradict itself; whether keys, subnets and roles exist is AWS's matter.</summary>
public static partial class ConfigurationReader
{
    internal const string TimestampPattern = @"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})";
    internal const string EmailPattern = @"[^@\s]+@[^@\s]+\.[^@\s.]+";

    // CloudWatch Logs API Reference, PutRetentionPolicy.
    internal static readonly int[] RetentionDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    // A file that people keep and explain, unlike a request.
    private static readonly JsonDocumentOptions Json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a configuration from JSON text.</summary>
    /// <param name="json">The document. Comments and trailing commas are taken; a top-level <c>$schema</c>, which editors go by, is read over.</param>
    /// <exception cref="ConfigurationRefusedException">The text is not JSON, or not a configuration; all faults are listed.</exception>
    public static DeploymentConfiguration Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Json);
            return Read(document.RootElement);
        }
        catch (JsonException fault)
        {
            throw new ConfigurationRefusedException([Problem.NotJson(fault)]);
        }
    }

    private static DeploymentConfiguration Read(JsonElement document)
    {
        var problems = new List<Problem>();
        SurrogateCheck.Check(document, "", problems);
        RefuseIf(problems.Count > 0, problems);

        var fields = new FieldReader(document, "", problems, "the deployment's configuration");
        RefuseIf(document.ValueKind != JsonValueKind.Object, problems);

        // For editors alone: it names the schema that they complete and check the document with.
        fields.String("$schema");
        var configuration = new DeploymentConfiguration
        {
            Name = ReadName(fields),
            Guardrails = GuardrailsReader.Read(fields),
            Instances = InstanceSettingsReader.Read(fields),
            Triggers = TriggerReader.Read(fields),
            Reconciliation = ReadReconciliation(fields),
            Notifications = ReadNotifications(fields),
            LogRetentionDays = ReadRetention(fields),
            KeepLogs = fields.Boolean("keepLogs") ?? new DeploymentConfiguration().KeepLogs,
            FleetBucket = fields.Boolean("fleetBucket") ?? false,
            Reports = ReportSettingsReader.Read(fields),
            CopyQueue = CopyQueueReader.Read(fields),
        };
        fields.RefuseOthers();
        TriggerChecks.Check(configuration, problems);
        RefuseIf(problems.Count > 0, problems);

        return configuration;
    }

    private static PipelineName ReadName(FieldReader configuration)
    {
        if (configuration.String("name") is not { } name)
        {
            return new PipelineName();
        }

        if (PipelineName.IsValid(name))
        {
            return new PipelineName(name);
        }

        configuration.Problem("name", $"is \"{name}\"; must be {PipelineName.Form}");
        return new PipelineName();
    }

    private static Reconciliation? ReadReconciliation(FieldReader configuration)
    {
        if (configuration.Object("reconciliation") is not { } fields)
        {
            return null;
        }

        const string Right = "a date and time with Z or an offset, such as 2026-11-01T00:00:00Z";
        var text = fields.RequiredString("since", Right);
        fields.RefuseOthers();
        if (Timestamp().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var since))
        {
            return new Reconciliation(since);
        }

        if (text.Length > 0)
        {
            fields.Problem("since", $"is \"{text}\"; must be {Right}");
        }

        return null;
    }

    private static Notifications ReadNotifications(FieldReader configuration)
    {
        if (configuration.Object("notifications") is not { } fields)
        {
            return new Notifications();
        }

        var emails = ListReader.Strings(fields, "emails", text => Email().IsMatch(text), "an e-mail address");
        fields.RefuseOthers();
        return new Notifications { Emails = emails };
    }

    private static int ReadRetention(FieldReader configuration)
    {
        var days = configuration.Integer("logRetentionDays", new IntegerRange(RetentionDays[0], RetentionDays[^1]));
        if (days is { } requested && !RetentionDays.Contains(requested))
        {
            configuration.Problem("logRetentionDays", $"is {requested}; must be one of {string.Join(", ", RetentionDays)}");
        }

        return days ?? new DeploymentConfiguration().LogRetentionDays;
    }

    private static void RefuseIf(bool refused, List<Problem> problems)
    {
        if (refused)
        {
            throw new ConfigurationRefusedException(problems);
        }
    }

    [GeneratedRegex("^" + TimestampPattern + @"\z")]
    private static partial Regex Timestamp();

    [GeneratedRegex("^" + EmailPattern + @"\z")]
    private static partial Regex Email();
}
