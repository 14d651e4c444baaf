namespace AmiPipeline.TestSupport;

/// <summary>The environment of a process that calls AWS's API: nothing of the machine's own AWS set-up comes in, and no request leaves the machine.</summary>
public static class AwsEnvironment
{
    /// <summary>Takes away what the machine says about AWS.</summary>
    /// <param name="environment">The variables of a process that is about to start.</param>
    public static void Isolate(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            environment.Remove(name);
        }

        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        environment["AWS_CONFIG_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-config");
        environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-credentials");
    }

    /// <summary>Isolates the process, and sends its requests to an endpoint, as an account in a Region.</summary>
    public static void PointTo(IDictionary<string, string?> environment, Uri endpoint, string accountId, string region)
    {
        Isolate(environment);
        environment["AWS_ENDPOINT_URL"] = endpoint.ToString();
        environment["AWS_ACCESS_KEY_ID"] = "AKIA" + accountId;
        environment["AWS_SECRET_ACCESS_KEY"] = "made-up";
        environment["AWS_DEFAULT_REGION"] = region;
        environment["AWS_REGION"] = region;
        environment["AWS_MAX_ATTEMPTS"] = "1";
        environment["AWS_PAGER"] = "";
        environment["NO_PROXY"] = "127.0.0.1";

        // Packer: no question for a newer version, and the shortest time between two questions for a resource's state.
        environment["CHECKPOINT_DISABLE"] = "1";
        environment["AWS_POLL_DELAY_SECONDS"] = "1";
    }
}
