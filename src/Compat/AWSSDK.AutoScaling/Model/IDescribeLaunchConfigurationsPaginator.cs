using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

/// <summary>Calls DescribeLaunchConfigurations until there is no further token.</summary>
public interface IDescribeLaunchConfigurationsPaginator
{
    /// <summary>The responses.</summary>
    IPaginatedEnumerable<DescribeLaunchConfigurationsResponse> Responses { get; }

    /// <summary>What the responses hold, one by one.</summary>
    IPaginatedEnumerable<LaunchConfiguration> LaunchConfigurations { get; }
}
