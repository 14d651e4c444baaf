namespace Amazon.AutoScaling.Model;

/// <summary>Makes paginators, which follow the tokens by themselves.</summary>
public interface IAutoScalingPaginatorFactory
{
    /// <summary>One for launch configurations.</summary>
    /// <param name="request">The request; its token is written while pages are read.</param>
    IDescribeLaunchConfigurationsPaginator DescribeLaunchConfigurations(DescribeLaunchConfigurationsRequest request);
}
